package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Util;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;

/** An address that carries a signed message to the server: SAML 2.0 Bindings section 3.4.4.1. */
final class RedirectBinding {
    private RedirectBinding() {}

    /** {@code parameter} is SAMLRequest or SAMLResponse, {@code message} the deflated and Base64 encoded message. */
    static URI to(URL target, String parameter, String message, Saml2Settings settings) {
        String query = parameter + "=" + Util.urlEncoder(message) + "&SigAlg="
                + Util.urlEncoder(settings.getSignatureAlgorithm());
        String signature = Util.base64encoder(sign(query, settings));
        String separator = target.getQuery() == null ? "?" : "&";
        return URI.create(target + separator + query + "&Signature=" + Util.urlEncoder(signature));
    }

    private static byte[] sign(String query, Saml2Settings settings) {
        try {
            return Util.sign(query, settings.getSPkey(), settings.getSignatureAlgorithm());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the department's key cannot sign", e);
        }
    }
}
