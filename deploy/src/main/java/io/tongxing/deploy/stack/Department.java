package io.tongxing.deploy.stack;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sample department as the server and the world outside know it.
 *
 * @param secret null for one that signs instead (SAML)
 */
public record Department(String clientId, @Nullable String secret, URI url, URI redirectUri, Protocol protocol) {

    static final List<String> OIDC_IDS =
            List.of("utilities", "commerce", "housing-fund", "social-security", "public-security");
    static final String SAML_ID = "civil-affairs";

    /** What it speaks with the server. */
    public enum Protocol {
        OPENID_CONNECT("openid-connect"),
        SAML("saml");

        private final String wire;

        Protocol(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    static Department oidc(String sandbox, String clientId, String secret) {
        String url = sandbox + "/departments/" + clientId;
        return new Department(
                clientId, secret, URI.create(url), URI.create(url + "/callback"), Protocol.OPENID_CONNECT);
    }

    static Department saml(String sandbox) {
        String url = sandbox + "/departments/" + SAML_ID;
        return new Department(SAML_ID, null, URI.create(url), URI.create(url + "/saml/acs"), Protocol.SAML);
    }

    /** How its secret is called in an environment. */
    static String variable(String prefix, String clientId) {
        return prefix + clientId.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public String toString() {
        return "Department[" + clientId + "]";
    }
}
