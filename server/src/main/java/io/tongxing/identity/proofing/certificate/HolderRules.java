package io.tongxing.identity.proofing.certificate;

import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Where an authority writes whom a certificate was issued to: the name as the common name, the number in an extension (the
 * identification code of GB/T 20518-2018) or in an attribute of the subject.
 *
 * @param numberExtension looked at first
 * @param numberAttribute looked at in certificates without that extension
 */
public record HolderRules(
        Optional<ASN1ObjectIdentifier> numberExtension, Optional<ASN1ObjectIdentifier> numberAttribute) {

    /** From what an option says: a dotted identifier, or the name of a subject attribute. */
    public static HolderRules of(String extension, String attribute) {
        return new HolderRules(
                extension.isBlank() ? Optional.empty() : Optional.of(new ASN1ObjectIdentifier(extension.strip())),
                attribute.isBlank()
                        ? Optional.empty()
                        : Optional.of(BCStyle.INSTANCE.attrNameToOID(attribute.strip())));
    }

    boolean isHeldBy(ClaimedIdentity claimed, X509CertificateHolder certificate) {
        return name(certificate).filter(claimed.name()::equals).isPresent()
                && number(certificate)
                        .filter(number -> isNumberOf(claimed.document(), number))
                        .isPresent();
    }

    private static boolean isNumberOf(IdentityDocument document, String number) {
        return IdentityDocument.read(document.type(), number) instanceof DocumentReading.Accepted read
                && read.document().equals(document);
    }

    private static Optional<PersonName> name(X509CertificateHolder certificate) {
        return attribute(certificate, BCStyle.CN)
                .map(PersonName::read)
                .flatMap(reading ->
                        reading instanceof NameReading.Accepted read ? Optional.of(read.name()) : Optional.empty());
    }

    private Optional<String> number(X509CertificateHolder certificate) {
        Optional<Extension> extension = numberExtension.map(certificate::getExtension);
        return extension.isPresent()
                ? text(extension.get())
                : numberAttribute.flatMap(attribute -> attribute(certificate, attribute));
    }

    /** Of two names it could not be said which one the authority has checked; so there must be one. */
    private static Optional<String> attribute(X509CertificateHolder certificate, ASN1ObjectIdentifier type) {
        RDN[] found = certificate.getSubject().getRDNs(type);
        if (found.length != 1 || found[0].isMultiValued()) {
            return Optional.empty();
        }
        ASN1Encodable value = found[0].getFirst().getValue();
        return value instanceof ASN1String string ? Optional.of(string.getString()) : Optional.empty();
    }

    /** A bare string, or one with the tag that says what it is the number of. */
    private static Optional<String> text(Extension extension) {
        ASN1Primitive value = extension.getParsedValue().toASN1Primitive();
        if (value instanceof ASN1TaggedObject tagged) {
            value = tagged.getBaseObject().toASN1Primitive();
        }
        if (value instanceof ASN1OctetString octets) {
            return Optional.of(new String(octets.getOctets(), StandardCharsets.UTF_8));
        }
        return value instanceof ASN1String string ? Optional.of(string.getString()) : Optional.empty();
    }
}
