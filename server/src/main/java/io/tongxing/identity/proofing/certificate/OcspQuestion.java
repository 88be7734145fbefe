package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.BouncyCastle;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * One question about one certificate by the online status protocol, RFC 6960, and what makes an answer to it believable: it is
 * signed by the issuer or by whom the issuer made its responder, it is about this certificate, it repeats this question's
 * random number (RFC 9654), and it is fresh.
 */
final class OcspQuestion {
    private static final AlgorithmRules RULES = AlgorithmRules.LICENSED_AUTHORITIES;
    private static final Duration SKEW = Duration.ofMinutes(5);
    /** For answers that do not say until when they hold. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CertificateID certificate;
    private final X509CertificateHolder issuer;
    /** As the extension carries it: an octet string in an octet string. */
    private final byte[] nonce;

    OcspQuestion(X509CertificateHolder certificate, X509CertificateHolder issuer, byte[] random) throws NoAnswer {
        this.issuer = issuer;
        try {
            this.nonce = new DEROctetString(random).getEncoded();
            // SHA-1 is what every responder knows its certificates by; nothing rests on it, the answer names the same
            // bytes.
            this.certificate = new CertificateID(
                    new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                    issuer,
                    certificate.getSerialNumber());
        } catch (OCSPException | OperatorCreationException | IOException unanswerable) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
    }

    byte[] encoded() throws NoAnswer {
        try {
            OCSPReqBuilder request = new OCSPReqBuilder();
            request.addRequest(certificate);
            request.setRequestExtensions(
                    new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)));
            return request.build().getEncoded();
        } catch (OCSPException | IOException unanswerable) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
    }

    /** Whether the certificate was revoked, by the word of somebody who may say so. */
    boolean isRevoked(byte[] encodedAnswer, Instant now) throws NoAnswer {
        try {
            OCSPResp response = new OCSPResp(encodedAnswer);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp answer)
                    || !isSigned(answer, now)) {
                throw new NoAnswer(Unavailable.BAD_ANSWER);
            }
            return isRevoked(aboutThis(answer), now);
        } catch (IOException
                | OCSPException
                | CertException
                | CertificateException
                | OperatorCreationException noAnswer) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
    }

    private SingleResp aboutThis(BasicOCSPResp answer) throws NoAnswer {
        Extension echoed = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        // An attacker who kept an answer from before the revocation could play it again; it has another number.
        if (echoed == null || !Arrays.equals(nonce, echoed.getExtnValue().getOctets())) {
            throw new NoAnswer(Unavailable.OTHER_PERSON);
        }
        return Arrays.stream(answer.getResponses())
                .filter(single -> certificate.equals(single.getCertID()))
                .findFirst()
                .orElseThrow(() -> new NoAnswer(Unavailable.OTHER_PERSON));
    }

    private static boolean isRevoked(SingleResp single, Instant now) throws NoAnswer {
        Instant from = single.getThisUpdate().toInstant();
        Date next = single.getNextUpdate();
        Instant until = next == null ? from.plus(LONGEST) : next.toInstant();
        if (from.minus(SKEW).isAfter(now) || until.plus(SKEW).isBefore(now)) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return false;
        }
        if (status instanceof RevokedStatus) {
            return true;
        }
        throw new NoAnswer(Unavailable.BAD_ANSWER);
    }

    private boolean isSigned(BasicOCSPResp answer, Instant now)
            throws CertException, OperatorCreationException, CertificateException {
        if (!RULES.allowSignature(answer.getSignatureAlgorithmID())) {
            return false;
        }
        if (isSignedBy(answer, issuer)) {
            return true;
        }
        for (X509CertificateHolder responder : answer.getCerts()) {
            if (isResponderOfTheIssuer(responder, now) && isSignedBy(answer, responder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignedBy(BasicOCSPResp answer, X509CertificateHolder signer)
            throws OperatorCreationException, CertificateException {
        try {
            return answer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(signer));
        } catch (OCSPException keyOfAnotherKind) {
            return false;
        }
    }

    private boolean isResponderOfTheIssuer(X509CertificateHolder responder, Instant now)
            throws CertException, OperatorCreationException, CertificateException {
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(responder.getExtensions());
        KeyUsage usage = KeyUsage.fromExtensions(responder.getExtensions());
        return responder.getIssuer().equals(issuer.getSubject())
                && purposes != null
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && (usage == null || usage.hasUsages(KeyUsage.digitalSignature))
                && responder.isValidOn(Date.from(now))
                && RULES.allow(responder)
                && responder.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(issuer));
    }
}
