package io.tongxing.bench.oidc;

import java.net.URI;

/**
 * A department that lets people log in.
 *
 * @param redirectUri nobody needs to listen there; it must not be on the server itself
 * @param scope what it asks for
 */
public record RelyingParty(TokenEndpoint tokenEndpoint, URI redirectUri, String scope) {

    public Browser freshBrowser() {
        return new Browser(tokenEndpoint.http(), tokenEndpoint.issuer());
    }

    URI authorizationEndpoint() {
        return URI.create(tokenEndpoint.issuer() + "/protocol/openid-connect/auth");
    }
}
