package io.tongxing.sandbox.authority.chip;

import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.pki.BadSigner;
import io.tongxing.sandbox.pki.Certified;
import io.tongxing.sandbox.pki.KeyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * The files of a chip (Doc 9303-10): the machine readable zone (DG1), further personal details with the name in Chinese (DG11),
 * and the security object, a signed list of the hashes of all data groups. It lists a face (DG2) too, which nobody is shown.
 */
record Chip(byte[] securityObject, byte[] dg1, byte[] dg11) {
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    static Chip of(Person person, Certified documentSigner) {
        return of(person, documentSigner, documentSigner.signer());
    }

    static Chip badlySigned(Person person, Certified documentSigner) {
        return of(person, documentSigner, new BadSigner(documentSigner.signer()));
    }

    private static Chip of(Person person, Certified documentSigner, ContentSigner signer) {
        byte[] dg1 = Tlv.of(0x61, Tlv.of(0x5F1F, ascii(MachineReadableZone.of(person))));
        byte[] dg2 = Tlv.of(0x75, ascii(person.faceSample()));
        byte[] dg11 = details(person);
        LDSSecurityObject hashes =
                new LDSSecurityObject(SHA256, new DataGroupHash[] {hash(1, dg1), hash(2, dg2), hash(11, dg11)});
        return new Chip(Tlv.of(0x77, signed(hashes, documentSigner, signer)), dg1, dg11);
    }

    /** Name, full date of birth, and the list of what is there. */
    private static byte[] details(Person person) {
        byte[] name = person.name().replace(' ', '<').getBytes(StandardCharsets.UTF_8);
        byte[] birthdate = ascii(DateTimeFormatter.BASIC_ISO_DATE.format(person.birthdate()));
        byte[] tags = {0x5F, 0x0E, 0x5F, 0x2B};
        return Tlv.of(0x6B, Tlv.of(0x5C, tags), Tlv.of(0x5F0E, name), Tlv.of(0x5F2B, birthdate));
    }

    private static DataGroupHash hash(int number, byte[] group) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(group);
            return new DataGroupHash(number, new DEROctetString(hash));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] signed(LDSSecurityObject hashes, Certified documentSigner, ContentSigner signer) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(KeyKind.provider())
                            .build())
                    .build(signer, documentSigner.certificate()));
            generator.addCertificates(new CollectionStore<>(List.of(documentSigner.certificate())));
            CMSProcessableByteArray content = new CMSProcessableByteArray(
                    ICAOObjectIdentifiers.id_icao_ldsSecurityObject, hashes.getEncoded(ASN1Encoding.DER));
            return generator.generate(content, true).getEncoded(ASN1Encoding.DER);
        } catch (CMSException | OperatorCreationException ourOwn) {
            throw new IllegalStateException(ourOwn);
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Names nothing: it is about a person. */
    @Override
    public String toString() {
        return "Chip[]";
    }
}
