package io.tongxing.identity.proofing.emrtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.identity.proofing.emrtd.TestChip.Files;
import io.tongxing.identity.proofing.emrtd.TestChip.Signer;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.asn1.icao.CscaMasterList;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chip has to be, and every way in which one is not. */
class EmrtdVerifierTest {
    private static final ClaimedIdentity HOLDER = TestPersons.passportHolder();

    @TempDir
    Path states;

    private final TestAuthority state = TestAuthority.root("C=CN,O=State of the test,CN=CSCA", TestKeys.P256);
    private EmrtdVerifier verifier;

    @BeforeEach
    void trust() {
        TestAuthority.write(states.resolve("state.pem"), state.certificate());
        verifier = new EmrtdVerifier(StateList.in(states), Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeys.class,
            names = {"RSA", "RSA_PSS", "P256", "P384", "BRAINPOOL", "EXPLICIT", "SM2"})
    void statesSignByEveryAlgorithm(TestKeys kind) {
        TestAuthority another = TestAuthority.root("C=CN,CN=Another CSCA", kind);
        TestAuthority.write(states.resolve("another.pem"), another.certificate());

        assertConfirmed(present(HOLDER, TestChip.passport().signedBy(Signer.of(another))));
    }

    @Test
    void evidenceNamesTheStateAndNotThePerson() {
        TestChip chip = TestChip.passport();

        ConfirmedEvidence evidence = ((EvidenceOutcome.Confirmed) present(HOLDER, signed(chip))).evidence();

        assertThat(evidence.type()).isEqualTo(EvidenceType.EMRTD);
        assertThat(evidence.organization()).isEqualTo("State of the test");
        assertThat(evidence.notAfter().orElseThrow())
                .isAfter(chip.expiry.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        assertThat(evidence.toString())
                .doesNotContain(HOLDER.document().number())
                .doesNotContain(HOLDER.name().value());
    }

    @Test
    void permitsAreCards() {
        ClaimedIdentity fromHongKong = TestPersons.hongKongTraveller();
        TestChip permit = TestChip.permit(fromHongKong.document().number());
        permit.fullName = fromHongKong.name().value();
        assertConfirmed(present(fromHongKong, signed(permit)));

        ClaimedIdentity fromTaiwan = TestPersons.taiwanTraveller();
        TestChip other = TestChip.permit(fromTaiwan.document().number());
        other.fullName = fromTaiwan.name().value();
        assertConfirmed(present(fromTaiwan, signed(other)));
    }

    @Test
    void permitMayPrintHowOftenItWasIssued() {
        ClaimedIdentity holder = TestPersons.hongKongTraveller();
        TestChip permit = TestChip.permit(holder.document().number() + "02");
        permit.fullName = holder.name().value();

        assertConfirmed(present(holder, signed(permit)));
    }

    @Test
    void passportIsNoPermitAndNoPermitAPassport() {
        TestChip permit = TestChip.permit(HOLDER.document().number());
        assertRefused(present(HOLDER, signed(permit)), Reason.MISMATCH);

        ClaimedIdentity traveller = TestPersons.hongKongTraveller();
        TestChip passport = TestChip.passport();
        passport.number = traveller.document().number();
        passport.fullName = traveller.name().value();
        assertRefused(present(traveller, signed(passport)), Reason.MISMATCH);
    }

    @Test
    void numberOfAnotherStateIsAnotherDocument() {
        ClaimedIdentity german = claimed("王海", DocumentType.PASSPORT, "E00000001", "DEU");

        assertRefused(present(german, signed(TestChip.passport())), Reason.MISMATCH);
    }

    @Test
    void stateSignsOnlyItsOwnDocuments() {
        TestChip foreign = TestChip.passport();
        foreign.state = "USA";
        ClaimedIdentity american = claimed("王海", DocumentType.PASSPORT, "E00000001", "USA");

        assertRefused(present(american, signed(foreign)), Reason.PROOF_NOT_VALID);
    }

    @ParameterizedTest
    @CsvSource({"DE,D,true", "GB,GBN,true", "HK,CHN,true", "CN,CHN,true", "TW,CHN,false", "CN,TWN,false", "ZZ,UTO,false"
    })
    void statesHaveCodesOfTwoAndThreeLetters(String certificate, String document, boolean may) {
        assertThat(IssuingStates.maySign(certificate, document)).isEqualTo(may);
    }

    @Test
    void signerOfNobodyTrustedProvesNothing() {
        TestAuthority namesake = TestAuthority.root("C=CN,O=State of the test,CN=CSCA", TestKeys.P256);

        assertRefused(present(HOLDER, TestChip.passport().signedBy(Signer.of(namesake))), Reason.PROOF_NOT_VALID);
    }

    @Test
    void stateMayHaveNewKeysUnderItsOldName() {
        TestAuthority renewed = TestAuthority.root("C=CN,O=State of the test,CN=CSCA", TestKeys.P256);
        TestAuthority.write(states.resolve("renewed.pem"), renewed.certificate());

        assertConfirmed(present(HOLDER, TestChip.passport().signedBy(Signer.of(renewed))));
        assertConfirmed(present(HOLDER, signed(TestChip.passport())));
    }

    @Test
    void whoMaySignSomethingElseMaySignNoDocuments() {
        Instant now = Instant.now();
        refusedSigner(wish -> wish.usage = KeyUsage.keyEncipherment);
        refusedSigner(wish -> wish.authority = true);
        refusedSigner(wish -> wish.forPurpose(KeyPurposeId.id_kp_serverAuth));
        refusedSigner(wish -> wish.until = now.minusSeconds(60));
        refusedSigner(wish -> wish.from = now.plusSeconds(3600));
    }

    @Test
    void personOfTheStateSignsNoDocuments() {
        TestAuthority signer = state.intermediate("C=CN,CN=Signer", TestKeys.P256, wish -> {
            wish.authority = false;
            wish.usage = KeyUsage.digitalSignature;
        });
        TestAuthority.write(states.resolve("signer.pem"), signer.certificate());

        assertRefused(present(HOLDER, TestChip.passport().signedBy(Signer.of(signer))), Reason.PROOF_NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeys.class,
            names = {"WEAK_RSA", "OLD_HASH"})
    void weakSignersProveNothing(TestKeys kind) {
        TestAuthority weak = TestAuthority.root("C=CN,CN=Weak", kind);
        TestAuthority.write(states.resolve("weak.pem"), weak.certificate());

        assertRefused(present(HOLDER, TestChip.passport().signedBy(Signer.of(weak))), Reason.PROOF_NOT_VALID);
    }

    @Test
    void weakHashesOfFilesProveNothing() {
        TestChip chip = TestChip.passport();
        chip.digest = OIWObjectIdentifiers.idSHA1;

        assertRefused(present(HOLDER, signed(chip)), Reason.PROOF_NOT_VALID);
    }

    @Test
    void fileThatWasChangedIsSeen() {
        Files sound = signed(TestChip.passport());
        TestChip other = TestChip.passport();
        other.fullName = "李丽";
        Files another = signed(other);

        assertRefused(
                present(
                        claimed("李丽", DocumentType.PASSPORT, "E00000001", "CHN"),
                        new Files(sound.securityObject(), sound.dg1(), another.dg11())),
                Reason.PROOF_NOT_VALID);
        other.number = "E00000002";
        assertRefused(
                present(HOLDER, new Files(sound.securityObject(), other.dg1(), sound.dg11())), Reason.PROOF_NOT_VALID);
    }

    @Test
    void fileThatTheStateDidNotListIsNotLookedAt() {
        TestChip without = TestChip.passport();
        without.details = false;
        Files files = signed(without);

        assertRefused(
                present(
                        HOLDER,
                        new Files(
                                files.securityObject(),
                                files.dg1(),
                                signed(TestChip.passport()).dg11())),
                Reason.PROOF_NOT_VALID);
    }

    @Test
    void wrongCheckDigitIsAMistakeOfTheReader() {
        for (int place : new int[] {44 + 9, 44 + 19, 44 + 27, 44 + 42, 44 + 43}) {
            TestChip chip = TestChip.passport();
            byte[] dg1 = chip.dg1();
            int at = dg1.length - 88 + place;
            dg1[at] = (byte) (dg1[at] == '9' ? '0' : dg1[at] + 1);

            assertRefused(
                    present(
                            HOLDER,
                            new Files(chip.securityObject(Signer.of(state), dg1, new byte[0]), dg1, new byte[0])),
                    Reason.PROOF_NOT_VALID);
        }
    }

    @Test
    void documentCountsThroughItsLastDay() {
        TestChip chip = TestChip.passport();
        chip.expiry = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        assertConfirmed(present(HOLDER, signed(chip)));

        chip.expiry = chip.expiry.minusDays(1);
        assertRefused(present(HOLDER, signed(chip)), Reason.DOCUMENT_NOT_VALID);
    }

    @Test
    void twoBirthdatesAreNoDocument() {
        TestChip chip = TestChip.passport();
        chip.fullBirthdate = chip.birthdate.plusDays(1);

        assertRefused(present(HOLDER, signed(chip)), Reason.PROOF_NOT_VALID);
    }

    @Test
    void yearsOfTwoDigitsAreTheLatestThatCanBe() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        TestChip chip = TestChip.passport();
        chip.expiry = LocalDate.of(2030, 1, 1);
        chip.birthdate = LocalDate.of(1926, 11, 23);
        assertThat(MachineReadableZone.read(chip.dg1(), today).orElseThrow().birthdate())
                .contains(LocalDate.of(1926, 11, 23));
        chip.birthdate = LocalDate.of(2026, 11, 21);
        assertThat(MachineReadableZone.read(chip.dg1(), today).orElseThrow().birthdate())
                .contains(LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Maria Müller    | MUELLER<<ANNA<MARIA     | true",
                "Müller, Anna-Maria   | MULLER<<ANNA<MARIA      | true",
                "Anna Maria Müller    | MUXXLLER<<ANNA<MARIA    | true",
                "J. O'Neill           | ONEILL<<J               | true",
                "Jürgen Groß          | GROSS<<JUERGEN          | true",
                "Ødegård Søren        | OEDEGAARD<<SOEREN       | true",
                "Anna Müller          | MUELLER<<ANNA<MARIA     | false",
                "Maria Anna Mueller   | MUELLER<<ANNA<MARIE     | false",
                "Nilavadhanananda Chayapa Dejthamrong Krasuang | NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K | true"
            })
    void latinNamesAreComparedWordByWord(String name, String printed, boolean same) {
        TestChip chip = TestChip.passport();
        chip.printedName = printed;
        chip.details = false;

        assertThat(present(claimed(name, DocumentType.PASSPORT, "E00000001", "CHN"), signed(chip)))
                .isInstanceOf(same ? EvidenceOutcome.Confirmed.class : NotConfirmed.class);
    }

    @Test
    void charactersAreComparedWithCharacters() {
        TestChip chip = TestChip.passport();
        chip.fullName = "王<<海";
        assertConfirmed(present(HOLDER, signed(chip)));

        chip.fullName = "王梅";
        assertRefused(present(HOLDER, signed(chip)), Reason.MISMATCH);

        chip.fullName = "WANG<<HAI";
        assertRefused(present(HOLDER, signed(chip)), Reason.CANNOT_COMPARE);
    }

    @Test
    void masterListIsReadWhole() throws IOException {
        TestAuthority listed = TestAuthority.root("C=CN,CN=Listed", TestKeys.BRAINPOOL);
        CscaMasterList list = new CscaMasterList(
                new Certificate[] {TestAuthority.holder(listed.certificate()).toASN1Structure()});
        byte[] file = TestChip.sign(Signer.of(state), ICAOObjectIdentifiers.id_icao_cscaMasterList, list);
        java.nio.file.Files.write(states.resolve("list.ml"), file);
        Files chip = TestChip.passport().signedBy(Signer.of(listed));
        assertConfirmed(present(HOLDER, chip));

        file[file.length - 3] ^= 1;
        java.nio.file.Files.write(states.resolve("list.ml"), file);
        java.nio.file.Files.setLastModifiedTime(
                states.resolve("list.ml"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        assertRefused(present(HOLDER, chip), Reason.PROOF_NOT_VALID);
    }

    @Test
    void withoutAListOfStatesNothingIsSaid(@TempDir Path none) {
        EmrtdVerifier unready = new EmrtdVerifier(StateList.in(none), Clock.systemUTC());

        assertThat(unready.isUp()).isFalse();
        assertThat(unready.verify(HOLDER, signed(TestChip.passport()).presentation()))
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isEqualTo(Unavailable.NOT_READY);
    }

    @Test
    void tooMuchIsNotRead() {
        Files sound = signed(TestChip.passport());

        assertRefused(
                present(HOLDER, new Files(Arrays.copyOf(sound.securityObject(), 100_000), sound.dg1(), sound.dg11())),
                Reason.PROOF_NOT_VALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x30, 0x24, 0xA0, 0x77})
    void structuresInStructuresAreNotFollowed(int first) {
        byte[] bomb = new byte[40_000];
        for (int i = 0; i < bomb.length; i += 2) {
            bomb[i] = (byte) first;
            bomb[i + 1] = (byte) 0x80;
        }

        assertRefused(
                present(
                        HOLDER,
                        new Files(TestChip.tlv(0x77, bomb), TestChip.passport().dg1(), new byte[0])),
                Reason.PROOF_NOT_VALID);
    }

    @Test
    void noiseProvesNothing() {
        Random noise = new Random(20261122);
        Files sound = signed(TestChip.passport());
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[noise.nextInt(400)];
            noise.nextBytes(bytes);
            Files files =
                    switch (i % 4) {
                        case 0 -> new Files(bytes, sound.dg1(), sound.dg11());
                        case 1 -> new Files(TestChip.tlv(0x77, bytes), sound.dg1(), sound.dg11());
                        case 2 -> new Files(bytes, bytes, bytes);
                        default ->
                            new Files(TestChip.tlv(0x77, bytes), TestChip.tlv(0x61, bytes), TestChip.tlv(0x6B, bytes));
                    };
            assertThat(present(HOLDER, files)).as("files %d", i).isInstanceOf(NotConfirmed.class);
        }
    }

    @Test
    void chipWithAChangedBitIsNotBelieved() {
        Random noise = new Random(20261123);
        Files sound = signed(TestChip.passport());
        for (int i = 0; i < 1_500; i++) {
            Files files =
                    switch (i % 3) {
                        case 0 -> new Files(sound.securityObject(), changed(sound.dg1(), noise), sound.dg11());
                        case 1 -> new Files(sound.securityObject(), sound.dg1(), changed(sound.dg11(), noise));
                        default -> new Files(changed(sound.securityObject(), noise), sound.dg1(), sound.dg11());
                    };
            EvidenceOutcome outcome = present(HOLDER, files);
            // Not every bit of the security object means something; what it proves must be the same then.
            if (i % 3 != 2) {
                assertThat(outcome).as("change %d", i).isEqualTo(new NotConfirmed(Reason.PROOF_NOT_VALID));
            } else {
                assertThat(outcome).isNotInstanceOf(Unavailable.class);
            }
        }
    }

    private static byte[] changed(byte[] bytes, Random noise) {
        byte[] changed = bytes.clone();
        changed[noise.nextInt(changed.length)] ^= (byte) (1 << noise.nextInt(8));
        return changed;
    }

    private void refusedSigner(Consumer<TestAuthority.Wish> change) {
        assertRefused(present(HOLDER, TestChip.passport().signedBy(Signer.of(state, change))), Reason.PROOF_NOT_VALID);
    }

    private Files signed(TestChip chip) {
        return chip.signedBy(Signer.of(state));
    }

    private EvidenceOutcome present(ClaimedIdentity claimed, Files files) {
        return verifier.verify(claimed, files.presentation());
    }

    private static ClaimedIdentity claimed(String name, DocumentType type, String number, String issuer) {
        PersonName read = ((NameReading.Accepted) PersonName.read(name)).name();
        return new ClaimedIdentity(
                read, ((DocumentReading.Accepted) IdentityDocument.read(type, number, issuer)).document());
    }

    private static void assertConfirmed(EvidenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(EvidenceOutcome.Confirmed.class);
    }

    private static void assertRefused(EvidenceOutcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new NotConfirmed(reason));
    }
}
