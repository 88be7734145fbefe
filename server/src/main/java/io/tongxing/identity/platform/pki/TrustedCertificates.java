package io.tongxing.identity.platform.pki;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom this installation trusts.
 *
 * @param anchors end of every chain
 * @param intermediates may stand between an anchor and a person; trusted for nothing by themselves
 */
public record TrustedCertificates(List<X509Certificate> anchors, List<X509Certificate> intermediates) {
    public TrustedCertificates {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
    }
}
