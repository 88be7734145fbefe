package io.tongxing.identity.proofing.certificate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Where it is asked whether a certificate was revoked.
 *
 * <p>An attacker who gets an address of their choice into a certificate could make the server call machines that only it can
 * reach; therefore what a certificate names counts only where the city has listed the host.
 *
 * @param hosts {@code host} or {@code host:port}; without a port, that of the scheme
 * @param ocsp asked instead of what the person's certificate names
 * @param crl fetched instead of what the person's certificate names
 */
public record RevocationAddresses(Set<String> hosts, Optional<URI> ocsp, Optional<URI> crl) {
    private static final int MOST = 4;

    public RevocationAddresses {
        hosts = Set.copyOf(
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
    }

    List<URI> ocspOf(X509CertificateHolder certificate) {
        return ocsp.map(List::of).orElseGet(() -> namedOcsp(certificate));
    }

    List<URI> crlsOf(X509CertificateHolder certificate) {
        return crl.map(List::of).orElseGet(() -> namedCrls(certificate));
    }

    /** As the certificate says: the fixed addresses are those of the authority that certifies people, not of the one above it. */
    List<URI> namedCrls(X509CertificateHolder certificate) {
        CRLDistPoint points = CRLDistPoint.fromExtensions(certificate.getExtensions());
        List<GeneralName> names = new ArrayList<>();
        for (DistributionPoint point : points == null ? new DistributionPoint[0] : points.getDistributionPoints()) {
            DistributionPointName name = point.getDistributionPoint();
            // With a list for some reasons alone, or by another issuer, nothing could be ruled out.
            boolean whole = point.getReasons() == null && point.getCRLIssuer() == null;
            if (whole && name != null && name.getType() == DistributionPointName.FULL_NAME) {
                names.addAll(List.of(GeneralNames.getInstance(name.getName()).getNames()));
            }
        }
        return permitted(names.stream());
    }

    private List<URI> namedOcsp(X509CertificateHolder certificate) {
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(certificate.getExtensions());
        if (access == null) {
            return List.of();
        }
        return permitted(Stream.of(access.getAccessDescriptions())
                .filter(description -> description.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(AccessDescription::getAccessLocation));
    }

    private List<URI> permitted(Stream<GeneralName> names) {
        return names.filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(name -> ASN1IA5String.getInstance(name.getName()).getString())
                .flatMap(text -> address(text).stream())
                .filter(this::isPermitted)
                .limit(MOST)
                .toList();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private boolean isPermitted(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("http") ? 80 : 443;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return (port == usual && hosts.contains(host)) || hosts.contains(host + ":" + port);
    }
}
