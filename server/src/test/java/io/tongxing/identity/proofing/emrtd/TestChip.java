package io.tongxing.identity.proofing.emrtd;

import io.tongxing.identity.platform.pki.BouncyCastle;
import io.tongxing.identity.platform.pki.Digests;
import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidencePresentation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/** The files of a document that is being made: everything can be changed before it is signed. */
final class TestChip {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd");

    boolean card;
    String code = "P<";
    String state = "CHN";
    String number = "E00000001";
    String printedName = "WANG<<HAI";
    String fullName = "王海";
    LocalDate birthdate = LocalDate.of(1990, 3, 7);
    LocalDate fullBirthdate = birthdate;
    LocalDate expiry = LocalDate.now().plusYears(3);
    boolean details = true;
    ASN1ObjectIdentifier digest = NISTObjectIdentifiers.id_sha256;

    /** A signed chip. */
    record Files(byte[] securityObject, byte[] dg1, byte[] dg11) {
        EvidencePresentation presentation() {
            Map<String, String> fields = new HashMap<>();
            fields.put("securityObject", Base64.getEncoder().encodeToString(securityObject));
            fields.put("dg1", Base64.getEncoder().encodeToString(dg1));
            if (dg11.length > 0) {
                fields.put("dg11", Base64.getEncoder().encodeToString(dg11));
            }
            return new EvidencePresentation(EvidenceType.EMRTD, fields);
        }
    }

    /** Who signs documents: certificate and key. */
    record Signer(X509Certificate certificate, KeyPair keys, TestKeys kind) {
        static Signer of(TestAuthority state) {
            return of(state, wish -> {});
        }

        static Signer of(TestAuthority state, java.util.function.Consumer<TestAuthority.Wish> change) {
            KeyPair keys = state.kind().pair("document signer");
            return new Signer(
                    state.issue("C=CN,O=Passport office of the test,CN=Signer", keys, change), keys, state.kind());
        }
    }

    static TestChip passport() {
        return new TestChip();
    }

    static TestChip permit(String number) {
        TestChip chip = new TestChip();
        chip.card = true;
        chip.code = "C<";
        chip.number = number;
        return chip;
    }

    Files signedBy(Signer signer) {
        byte[] dg1 = dg1();
        byte[] dg11 = details ? dg11() : new byte[0];
        return new Files(securityObject(signer, dg1, dg11), dg1, dg11);
    }

    byte[] dg1() {
        String zone = card ? cardZone() : passportZone();
        return tlv(0x61, tlv(0x5F1F, zone.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] dg11() {
        return tlv(
                0x6B,
                join(
                        tlv(0x5C, new byte[] {0x5F, 0x0E, 0x5F, 0x2B}),
                        tlv(0x5F0E, fullName.getBytes(StandardCharsets.UTF_8)),
                        tlv(
                                0x5F2B,
                                DateTimeFormatter.BASIC_ISO_DATE
                                        .format(fullBirthdate)
                                        .getBytes(StandardCharsets.US_ASCII))));
    }

    byte[] securityObject(Signer signer, byte[] dg1, byte[] dg11) {
        List<DataGroupHash> hashes = new ArrayList<>();
        hashes.add(new DataGroupHash(1, new DEROctetString(Digests.of(digest, dg1))));
        hashes.add(new DataGroupHash(2, new DEROctetString(Digests.of(digest, new byte[] {1, 2, 3}))));
        if (dg11.length > 0) {
            hashes.add(new DataGroupHash(11, new DEROctetString(Digests.of(digest, dg11))));
        }
        ASN1Encodable content =
                new LDSSecurityObject(new AlgorithmIdentifier(digest), hashes.toArray(DataGroupHash[]::new));
        return tlv(0x77, sign(signer, ICAOObjectIdentifiers.id_icao_ldsSecurityObject, content));
    }

    static byte[] sign(Signer signer, ASN1ObjectIdentifier type, ASN1Encodable content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build())
                    .build(
                            TestAuthority.signer(signer.kind().signature(), signer.keys()),
                            TestAuthority.holder(signer.certificate())));
            generator.addCertificates(new CollectionStore<>(List.of(TestAuthority.holder(signer.certificate()))));
            return generator
                    .generate(
                            new CMSProcessableByteArray(
                                    type, content.toASN1Primitive().getEncoded("DER")),
                            true)
                    .getEncoded("DER");
        } catch (IOException | CMSException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String passportZone() {
        String born = checked(SHORT.format(birthdate));
        String until = checked(SHORT.format(expiry));
        String named = checked(filled(number, 9));
        String optional = checked(filled("", 14));
        return filled(code, 2)
                + filled(state, 3)
                + filled(printedName, 39)
                + named
                + filled(state, 3)
                + born
                + "F"
                + until
                + optional
                + check(named + born + until + optional);
    }

    private String cardZone() {
        String born = checked(SHORT.format(birthdate));
        String until = checked(SHORT.format(expiry));
        String named = number.length() <= 9
                ? checked(filled(number, 9)) + filled("", 15)
                : number.substring(0, 9) + "<" + filled(number.substring(9) + check(number), 15);
        String optional = filled("", 11);
        return filled(code, 2)
                + filled(state, 3)
                + named
                + born
                + "F"
                + until
                + filled(state, 3)
                + optional
                + check(named + born + until + optional)
                + filled(printedName, 30);
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }

    private static String checked(String field) {
        return field + check(field);
    }

    static char check(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int value = character == '<' ? 0 : Character.digit(character, 36);
            sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return Character.forDigit(sum % 10, 10);
    }

    static byte[] tlv(int tag, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (tag > 0xFF) {
            bytes.write(tag >> 8);
        }
        bytes.write(tag);
        if (value.length > 0xFF) {
            bytes.write(0x82);
            bytes.write(value.length >> 8);
        } else if (value.length > 0x7F) {
            bytes.write(0x81);
        }
        bytes.write(value.length);
        bytes.writeBytes(value);
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try {
                bytes.write(part);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return bytes.toByteArray();
    }
}
