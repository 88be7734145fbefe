package io.tongxing.identity.platform.pki;

import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** How evidence names the authority behind a certificate, and the certificate without naming its holder. */
public final class IssuerName {
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_KEY = 32;

    private IssuerName() {}

    /** The organisation in its own words, where they are a short text. */
    public static String label(X509CertificateHolder issuer, String otherwise) {
        return attribute(issuer, BCStyle.O)
                .or(() -> attribute(issuer, BCStyle.CN))
                .orElse(otherwise);
    }

    /** The issuer's key and the serial number given by it: the issuer finds the certificate by that, and nobody else a person. */
    public static String reference(X509CertificateHolder issuer, X509CertificateHolder certificate) {
        SubjectKeyIdentifier key = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        byte[] name = key == null ? new byte[0] : key.getKeyIdentifier();
        String issuerKey = name.length == 0 || name.length > LONGEST_KEY
                ? issuer.getSerialNumber().toString(16)
                : HexFormat.of().formatHex(name);
        return issuerKey + "/" + certificate.getSerialNumber().toString(16);
    }

    /** One attribute of the subject; of several, the first. */
    public static Optional<String> attribute(X509CertificateHolder of, ASN1ObjectIdentifier type) {
        RDN[] found = of.getSubject().getRDNs(type);
        return found.length > 0 && found[0].getFirst().getValue() instanceof ASN1String text
                ? Optional.of(text.getString()).filter(IssuerName::isLabel)
                : Optional.empty();
    }

    private static boolean isLabel(String text) {
        return !text.isBlank() && text.length() <= LONGEST_LABEL && text.chars().noneMatch(Character::isISOControl);
    }
}
