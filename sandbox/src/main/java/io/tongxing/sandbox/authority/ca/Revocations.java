package io.tongxing.sandbox.authority.ca;

import io.tongxing.sandbox.pki.BadSigner;
import io.tongxing.sandbox.pki.Certified;
import io.tongxing.sandbox.pki.KeyKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What the authority publishes about its certificates: lists (RFC 5280, section 5) and answers one by one (RFC 6960), both
 * signed by the issuing authority itself.
 */
@Singleton
class Revocations {
    private static final Duration LIST_LIFETIME = Duration.ofMinutes(10);
    private static final Duration ANSWER_LIFETIME = Duration.ofMinutes(5);

    /** How honest a publication is. */
    enum Honesty {
        RIGHT,
        ABOUT_ANOTHER,
        BADLY_SIGNED
    }

    private final CertificateAuthorities authorities;
    private final CertificateRegister register;
    private final Clock clock;

    Revocations(CertificateAuthorities authorities, CertificateRegister register, Clock clock) {
        this.authorities = authorities;
        this.register = register;
        this.clock = clock;
    }

    byte[] list(KeyKind kind, Honesty honesty) {
        Instant now = clock.instant();
        Certified issuing = authorities.issuing(kind);
        X509v2CRLBuilder list = new X509v2CRLBuilder(issuing.certificate().getSubject(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(LIST_LIFETIME)));
        for (Issued revoked : register.revoked(kind)) {
            list.addCRLEntry(revoked.serialNumber(), revokedAt(revoked), revoked.reason());
        }
        try {
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return list.build(signer(issuing, honesty)).getEncoded();
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }

    byte[] answer(KeyKind kind, byte[] question, Honesty honesty) {
        try {
            OCSPReq request;
            try {
                request = new OCSPReq(question);
            } catch (IOException | RuntimeException notAsn1) {
                return encoded(new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null));
            }
            return encoded(new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic(kind, request, honesty)));
        } catch (OCSPException | OperatorCreationException | CertIOException ourOwn) {
            throw new IllegalStateException(ourOwn);
        }
    }

    private BasicOCSPResp basic(KeyKind kind, OCSPReq request, Honesty honesty)
            throws OCSPException, OperatorCreationException, CertIOException {
        Certified issuing = authorities.issuing(kind);
        Instant now = clock.instant();
        BasicOCSPRespBuilder answer =
                new BasicOCSPRespBuilder(new RespID(issuing.certificate().getSubject()));
        for (Req asked : request.getRequestList()) {
            CertificateID id = honesty == Honesty.ABOUT_ANOTHER ? another(asked.getCertID()) : asked.getCertID();
            CertificateStatus status = honesty == Honesty.ABOUT_ANOTHER ? CertificateStatus.GOOD : status(issuing, id);
            answer.addResponse(id, status, Date.from(now), Date.from(now.plus(ANSWER_LIFETIME)), null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            answer.setResponseExtensions(new Extensions(nonce));
        }
        return answer.build(
                signer(issuing, honesty), new X509CertificateHolder[] {issuing.certificate()}, Date.from(now));
    }

    /** Good is only what this authority gave out. */
    private CertificateStatus status(Certified issuing, CertificateID id)
            throws OCSPException, OperatorCreationException {
        if (!id.matchesIssuer(issuing.certificate(), digests())) {
            return new UnknownStatus();
        }
        Issued issued = register.find(issuing.kind(), id.getSerialNumber()).orElse(null);
        if (issued == null) {
            return new UnknownStatus();
        }
        return issued.revokedAt() == null
                ? CertificateStatus.GOOD
                : new RevokedStatus(revokedAt(issued), issued.reason());
    }

    private static CertificateID another(CertificateID asked) {
        return CertificateID.deriveCertificateID(asked, asked.getSerialNumber().add(BigInteger.ONE));
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder()
                .setProvider(KeyKind.provider())
                .build();
    }

    private static ContentSigner signer(Certified issuing, Honesty honesty) {
        return honesty == Honesty.BADLY_SIGNED ? new BadSigner(issuing.signer()) : issuing.signer();
    }

    private Date revokedAt(Issued revoked) {
        Instant when = revoked.revokedAt();
        return Date.from(when == null ? clock.instant() : when);
    }

    private static byte[] encoded(OCSPResp response) {
        try {
            return response.getEncoded();
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }
}
