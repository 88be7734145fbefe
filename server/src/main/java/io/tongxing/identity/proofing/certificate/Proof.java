package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.CertificatePaths;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import io.tongxing.identity.platform.pki.TrustedCertificates;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidencePresentation;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * What can be said about a presented certificate without asking anybody.
 *
 * <p>The signature comes before the holder: who does not have the key learns nothing about whom it was issued to.
 */
sealed interface Proof {

    /** The path leads from the person's certificate to the anchor. */
    record Sound(List<X509Certificate> path) implements Proof {
        public Sound {
            path = List.copyOf(path);
        }
    }

    record Unsound(Reason reason) implements Proof {}

    int LONGEST_CERTIFICATE = 16_000;
    int LONGEST_SIGNATURE = 4_000;
    int DIGITAL_SIGNATURE = 0;

    static Proof read(
            ClaimedIdentity claimed,
            EvidencePresentation presentation,
            TrustedCertificates trusted,
            HolderRules holders,
            Instant now) {
        String challenge = presentation.fields().getOrDefault("challenge", "");
        if (challenge.isBlank()) {
            throw new IllegalArgumentException("the server makes the challenge, and there is none");
        }
        String certificate = presentation.fields().getOrDefault("certificate", "");
        String signature = presentation.fields().getOrDefault("signature", "");
        if (certificate.length() > LONGEST_CERTIFICATE || signature.length() > LONGEST_SIGNATURE) {
            return new Unsound(Reason.PROOF_NOT_VALID);
        }
        try {
            X509Certificate presented = EncodedCertificate.first(certificate);
            byte[] signed = EncodedCertificate.base64(signature);
            boolean proves = mayProve(presented)
                    && ChallengeSignature.isBy(presented, challenge.getBytes(StandardCharsets.UTF_8), signed);
            return proves ? believe(claimed, presented, trusted, holders, now) : new Unsound(Reason.PROOF_NOT_VALID);
        } catch (CertificateException | RuntimeException unreadable) {
            // The bytes are an attacker's choice, and the parser answers to some with exceptions that it does not
            // declare.
            return new Unsound(Reason.PROOF_NOT_VALID);
        } catch (StackOverflowError nested) {
            return new Unsound(Reason.PROOF_NOT_VALID);
        }
    }

    /** A key of sound length for signatures, of somebody who issues no certificates themselves. */
    private static boolean mayProve(X509Certificate certificate) throws CertificateException {
        boolean[] usage = certificate.getKeyUsage();
        return AlgorithmRules.LICENSED_AUTHORITIES.allow(EncodedCertificate.holder(certificate))
                && certificate.getBasicConstraints() < 0
                && usage != null
                && usage[DIGITAL_SIGNATURE];
    }

    private static Proof believe(
            ClaimedIdentity claimed,
            X509Certificate certificate,
            TrustedCertificates trusted,
            HolderRules holders,
            Instant now)
            throws CertificateException {
        Date today = Date.from(now);
        if (today.before(certificate.getNotBefore()) || today.after(certificate.getNotAfter())) {
            return new Unsound(Reason.DOCUMENT_NOT_VALID);
        }
        Optional<List<X509Certificate>> path = CertificatePaths.find(certificate, trusted, now);
        if (path.isEmpty()) {
            return new Unsound(Reason.PROOF_NOT_VALID);
        }
        return holders.isHeldBy(claimed, EncodedCertificate.holder(certificate))
                ? new Sound(path.get())
                : new Unsound(Reason.MISMATCH);
    }
}
