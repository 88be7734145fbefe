package io.tongxing.identity.platform.pki;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a chain leads from a certificate to somebody trusted, RFC 5280 section 6: signatures, validity, basic constraints,
 * key usage and name constraints of everybody in between. Revocation is not part of it, because that takes an outside call.
 */
public final class CertificatePaths {
    private static final int MOST_INTERMEDIATES = 4;

    private CertificatePaths() {}

    /** From the certificate to the anchor, both included; empty when there is no chain that is valid then. */
    public static Optional<List<X509Certificate>> find(
            X509Certificate certificate, TrustedCertificates trusted, Instant at) {
        Date then = Date.from(at);
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate anchor : trusted.anchors()) {
            // The standard leaves the validity of an anchor to whoever trusts it.
            if (!then.before(anchor.getNotBefore()) && !then.after(anchor.getNotAfter())) {
                anchors.add(new TrustAnchor(anchor, null));
            }
        }
        if (anchors.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(build(certificate, trusted.intermediates(), anchors, then));
        } catch (CertPathBuilderException | InvalidAlgorithmParameterException noChain) {
            return Optional.empty();
        } catch (GeneralSecurityException notInstalled) {
            throw new IllegalStateException("certificate chains cannot be checked", notInstalled);
        }
    }

    private static List<X509Certificate> build(
            X509Certificate certificate, List<X509Certificate> intermediates, Set<TrustAnchor> anchors, Date at)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        List<X509Certificate> known = new ArrayList<>(intermediates);
        known.add(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(known), BouncyCastle.PROVIDER));
        parameters.setDate(at);
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(MOST_INTERMEDIATES);
        PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                CertPathBuilder.getInstance("PKIX", BouncyCastle.PROVIDER).build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        for (Certificate step : result.getCertPath().getCertificates()) {
            path.add((X509Certificate) step);
        }
        path.add(result.getTrustAnchor().getTrustedCert());
        return path;
    }
}
