package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Whether anybody on the way from a person to the anchor was revoked.
 *
 * <p>The person's certificate is asked about online first, and looked for in the issuer's list when there is no answer. When
 * neither can be had, nothing is known, and that is never taken for good. The authorities in between were chosen by the city;
 * they are looked for in a list where they name one.
 */
final class RevocationCheck {
    private static final int NONCE = 32;

    private final RevocationAddresses addresses;
    private final Ids ids;
    private final AuthorityConnection connection = new AuthorityConnection();
    private final RevocationLists lists = new RevocationLists(connection);

    RevocationCheck(RevocationAddresses addresses, Ids ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    /** The path leads from the person's certificate to the anchor. */
    boolean isRevoked(List<X509Certificate> path, Deadline deadline, Instant now) throws NoAnswer {
        try {
            for (int i = path.size() - 2; i >= 0; i--) {
                X509CertificateHolder certificate = EncodedCertificate.holder(path.get(i));
                X509CertificateHolder issuer = EncodedCertificate.holder(path.get(i + 1));
                boolean revoked = i == 0
                        ? isPersonRevoked(certificate, issuer, deadline, now)
                        : isAuthorityRevoked(certificate, issuer, deadline, now);
                if (revoked) {
                    return true;
                }
            }
            return false;
        } catch (CertificateException | RuntimeException unreadable) {
            // What an authority or somebody in its place sends can break the parser in ways that it does not declare.
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        } catch (StackOverflowError nested) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
    }

    private boolean isPersonRevoked(
            X509CertificateHolder certificate, X509CertificateHolder issuer, Deadline deadline, Instant now)
            throws NoAnswer {
        List<URI> responders = addresses.ocspOf(certificate);
        List<URI> listed = addresses.crlsOf(certificate);
        NoAnswer first = new NoAnswer(Unavailable.NOT_READY);
        if (!responders.isEmpty()) {
            try {
                return ask(certificate, issuer, responders.get(0), listed.isEmpty() ? deadline : deadline.half(), now);
            } catch (NoAnswer offline) {
                first = offline;
            }
        }
        if (!listed.isEmpty()) {
            return lists.isRevoked(certificate, issuer, listed.get(0), deadline, now);
        }
        throw first;
    }

    private boolean isAuthorityRevoked(
            X509CertificateHolder certificate, X509CertificateHolder issuer, Deadline deadline, Instant now)
            throws NoAnswer {
        List<URI> listed = addresses.namedCrls(certificate);
        return !listed.isEmpty() && lists.isRevoked(certificate, issuer, listed.get(0), deadline, now);
    }

    private boolean ask(
            X509CertificateHolder certificate,
            X509CertificateHolder issuer,
            URI responder,
            Deadline deadline,
            Instant now)
            throws NoAnswer {
        OcspQuestion question = new OcspQuestion(certificate, issuer, ids.bytes(NONCE));
        return question.isRevoked(connection.ask(responder, question.encoded(), deadline), now);
    }
}
