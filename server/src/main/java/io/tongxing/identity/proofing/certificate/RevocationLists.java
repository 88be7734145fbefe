package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.BouncyCastle;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lists of revoked certificates, RFC 5280 section 5 and 6.3: complete ones, signed by the issuer of the certificate itself.
 *
 * <p>A list that was read holds until the day it names for the next one; nobody is asked again before. A list that names no
 * such day, or whose day has passed, says nothing.
 */
final class RevocationLists {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 64;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.issuingDistributionPoint);

    private final AuthorityConnection connection;
    private final Map<Source, Revoked> kept = new LinkedHashMap<>();

    private record Source(URI address, X509CertificateHolder issuer) {}

    private record Revoked(Set<BigInteger> serials, Instant until, boolean ofPeople, boolean ofAuthorities) {}

    RevocationLists(AuthorityConnection connection) {
        this.connection = connection;
    }

    boolean isRevoked(
            X509CertificateHolder certificate,
            X509CertificateHolder issuer,
            URI address,
            Deadline deadline,
            Instant now)
            throws NoAnswer {
        Source source = new Source(address, issuer);
        Revoked list = kept(source);
        if (list == null || !now.isBefore(list.until())) {
            list = read(connection.list(address, deadline), issuer, now);
            keep(source, list);
        }
        BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        boolean authority = constraints != null && constraints.isCA();
        if (authority ? !list.ofAuthorities() : !list.ofPeople()) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
        return list.serials().contains(certificate.getSerialNumber());
    }

    private synchronized @Nullable Revoked kept(Source source) {
        return kept.get(source);
    }

    private synchronized void keep(Source source, Revoked list) {
        kept.put(source, list);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private static Revoked read(byte[] encoded, X509CertificateHolder issuer, Instant now) throws NoAnswer {
        try {
            X509CRLHolder list = new X509CRLHolder(encoded);
            Date next = list.getNextUpdate();
            boolean fresh = next != null
                    && !list.getThisUpdate().toInstant().minus(SKEW).isAfter(now)
                    && now.isBefore(next.toInstant());
            if (!fresh || !isOf(issuer, list) || !UNDERSTOOD.containsAll(list.getCriticalExtensionOIDs())) {
                throw new NoAnswer(Unavailable.BAD_ANSWER);
            }
            Set<BigInteger> serials = new HashSet<>();
            for (Object entry : list.getRevokedCertificates()) {
                serials.add(((X509CRLEntryHolder) entry).getSerialNumber());
            }
            return scope(list, serials, next.toInstant());
        } catch (IOException | CertException | CertificateException | OperatorCreationException noList) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
    }

    private static boolean isOf(X509CertificateHolder issuer, X509CRLHolder list)
            throws CertException, CertificateException, OperatorCreationException {
        KeyUsage usage = KeyUsage.fromExtensions(issuer.getExtensions());
        AlgorithmIdentifier algorithm = list.toASN1Structure().getSignatureAlgorithm();
        return list.getIssuer().equals(issuer.getSubject())
                && (usage == null || usage.hasUsages(KeyUsage.cRLSign))
                && AlgorithmRules.LICENSED_AUTHORITIES.allowSignature(algorithm)
                && list.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(issuer));
    }

    private static Revoked scope(X509CRLHolder list, Set<BigInteger> serials, Instant until) throws NoAnswer {
        Extension extension = list.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return new Revoked(serials, until, true, true);
        }
        IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(extension.getParsedValue());
        if (point.isIndirectCRL() || point.getOnlySomeReasons() != null || point.onlyContainsAttributeCerts()) {
            throw new NoAnswer(Unavailable.BAD_ANSWER);
        }
        return new Revoked(serials, until, !point.onlyContainsCACerts(), !point.onlyContainsUserCerts());
    }
}
