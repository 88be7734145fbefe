package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.pki.CertificateDirectory;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import io.tongxing.identity.platform.pki.IssuerName;
import io.tongxing.identity.platform.pki.TrustedCertificates;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jboss.logging.Logger;

/**
 * A certificate that a licensed authority has issued to the person, and a signature by its key over this login's challenge.
 *
 * <p>Whoever made the signature had the key at this moment, because the challenge is made by the server for one login and
 * taken once. Everything about it is decided here, except whether the certificate was revoked: that is the authority's word,
 * and without it there is no outcome ({@link EvidenceOutcome.Unavailable}), neither for the person nor against them.
 *
 * <p>RFC 5280 section 6, RFC 6960, GB/T 20518-2018.
 */
public final class CertificateVerifier implements EvidenceVerifier {
    private static final Logger LOG = Logger.getLogger(CertificateVerifier.class);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final String REGISTER_NAME = "数字证书";
    private static final int CHALLENGE = 200;

    private final CertificateDirectory authorities;
    private final HolderRules holders;
    private final RevocationCheck revocation;
    private final Duration timeLimit;
    private final Clock clock;

    public CertificateVerifier(
            CertificateDirectory authorities,
            HolderRules holders,
            RevocationAddresses addresses,
            Duration timeLimit,
            Clock clock) {
        this.authorities = authorities;
        this.holders = holders;
        this.revocation = new RevocationCheck(addresses, new Ids());
        this.timeLimit = timeLimit;
        this.clock = clock;
    }

    @Override
    public EvidenceType evidenceType() {
        return EvidenceType.CERTIFICATE;
    }

    @Override
    public List<PresentedField> fields() {
        return List.of(
                PresentedField.required("challenge", PresentedField.Kind.CHALLENGE, CHALLENGE),
                PresentedField.required("certificate", PresentedField.Kind.LONG_TEXT, Proof.LONGEST_CERTIFICATE),
                PresentedField.required("signature", PresentedField.Kind.LONG_TEXT, Proof.LONGEST_SIGNATURE));
    }

    /** Not passports: their number means nothing without the state, which certificates do not name. */
    @Override
    public boolean accepts(DocumentType document) {
        return document != DocumentType.PASSPORT;
    }

    @Override
    public boolean isUp() {
        return !authorities.certificates().anchors().isEmpty();
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        TrustedCertificates trusted = authorities.certificates();
        if (trusted.anchors().isEmpty()) {
            return unavailable(Unavailable.NOT_READY);
        }
        Deadline deadline = Deadline.in(timeLimit);
        Instant now = clock.instant();
        Proof proof = Proof.read(claimed, presentation, trusted, holders, now);
        if (proof instanceof Proof.Unsound unsound) {
            return new NotConfirmed(unsound.reason());
        }
        List<X509Certificate> path = ((Proof.Sound) proof).path();
        try {
            return revocation.isRevoked(path, deadline, now)
                    ? new NotConfirmed(Reason.DOCUMENT_NOT_VALID)
                    : new EvidenceOutcome.Confirmed(evidence(path, now));
        } catch (NoAnswer unknown) {
            return unavailable(unknown.reason());
        } catch (CertificateException unreadable) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
    }

    private static ConfirmedEvidence evidence(List<X509Certificate> path, Instant now) throws CertificateException {
        X509CertificateHolder issuer = EncodedCertificate.holder(path.get(1));
        X509Certificate certificate = path.get(0);
        return new ConfirmedEvidence(
                EvidenceType.CERTIFICATE,
                IssuerName.label(issuer, REGISTER_NAME),
                REGISTER_NAME,
                IssuerName.reference(issuer, EncodedCertificate.holder(certificate)),
                now,
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    private static EvidenceOutcome unavailable(String cause) {
        LOG.warnf("reason=%s evidence=certificate", cause);
        return new Unavailable(RETRY, cause);
    }
}
