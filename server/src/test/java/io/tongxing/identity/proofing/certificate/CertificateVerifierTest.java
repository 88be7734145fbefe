package io.tongxing.identity.proofing.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.identity.proofing.certificate.CertificateScene.Card;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidencePresentation;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a certificate has to be, and every way in which one is not. */
class CertificateVerifierTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ClaimedIdentity ZHANG = TestPersons.zhangWei();

    @TempDir
    Path trust;

    private CertificateScene scene;

    @BeforeEach
    void open() {
        scene = new CertificateScene(trust, PATIENCE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeys.class,
            names = {"RSA", "RSA_PSS", "P256", "P384", "SM2"})
    void chainOfEveryAlgorithmIsFollowed(TestKeys kind, @TempDir Path directory) {
        try (CertificateScene other = new CertificateScene(directory, PATIENCE, kind)) {
            assertThat(other.present(ZHANG, other.card(ZHANG))).isInstanceOf(EvidenceOutcome.Confirmed.class);
        }
    }

    @Test
    void evidenceNamesTheAuthorityAndNotThePerson() {
        Card card = scene.card(ZHANG);

        ConfirmedEvidence evidence = ((EvidenceOutcome.Confirmed) scene.present(ZHANG, card)).evidence();

        assertThat(evidence.type()).isEqualTo(EvidenceType.CERTIFICATE);
        assertThat(evidence.organization()).isEqualTo("Authority of the test");
        assertThat(evidence.registerName()).isEqualTo("数字证书");
        assertThat(evidence.notAfter())
                .contains(card.certificate().getNotAfter().toInstant());
        assertThat(evidence.toString())
                .doesNotContain(ZHANG.name().value())
                .doesNotContain(ZHANG.document().number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1",
                "SHA512withRSAandMGF1"
            })
    void keysOfRsaSignInEverySoundWay(String way, @TempDir Path directory) {
        try (CertificateScene other = new CertificateScene(directory, PATIENCE, TestKeys.RSA)) {
            Card card = other.card(ZHANG);
            byte[] signature = TestKeys.sign(way, card.keys(), CertificateScene.CHALLENGE.getBytes());

            assertThat(other.verifier()
                            .verify(ZHANG, other.presentation(TestAuthority.pem(card.certificate()), signature)))
                    .isInstanceOf(EvidenceOutcome.Confirmed.class);
        }
    }

    @Test
    void signatureWithAnOldHashIsNone(@TempDir Path directory) {
        try (CertificateScene other = new CertificateScene(directory, PATIENCE, TestKeys.RSA)) {
            Card card = other.card(ZHANG);
            byte[] signature = TestKeys.sign("SHA1withRSA", card.keys(), CertificateScene.CHALLENGE.getBytes());

            assertRefused(
                    other.verifier()
                            .verify(ZHANG, other.presentation(TestAuthority.pem(card.certificate()), signature)),
                    Reason.PROOF_NOT_VALID);
        }
    }

    @Test
    void signatureOfSm2MayBeItsTwoNumbers(@TempDir Path directory) throws IOException {
        try (CertificateScene other = new CertificateScene(directory, PATIENCE, TestKeys.SM2)) {
            Card card = other.card(ZHANG);
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(
                    GMNamedCurves.getByName("sm2p256v1").getN(), card.sign(CertificateScene.CHALLENGE));
            byte[] bare = new byte[64];
            for (int i = 0; i < 2; i++) {
                byte[] number = org.bouncycastle.util.BigIntegers.asUnsignedByteArray(32, numbers[i]);
                System.arraycopy(number, 0, bare, 32 * i, 32);
            }

            assertThat(other.verifier().verify(ZHANG, other.presentation(TestAuthority.pem(card.certificate()), bare)))
                    .isInstanceOf(EvidenceOutcome.Confirmed.class);
        }
    }

    @Test
    void certificateMayComeWithoutItsFrame() {
        Card card = scene.card(ZHANG);
        String bare = TestAuthority.pem(card.certificate()).replaceAll("-----[A-Z ]+-----|\\s", "");

        assertThat(scene.verifier().verify(ZHANG, scene.presentation(bare, card.sign(CertificateScene.CHALLENGE))))
                .isInstanceOf(EvidenceOutcome.Confirmed.class);
    }

    @Test
    void signatureUnderAnotherChallengeIsNotTaken() {
        Card card = scene.card(ZHANG);
        byte[] earlier = card.sign("tongxing login of yesterday");

        assertRefused(
                scene.verifier().verify(ZHANG, scene.presentation(TestAuthority.pem(card.certificate()), earlier)),
                Reason.PROOF_NOT_VALID);
    }

    @Test
    void certificateOfAnotherPersonIsAMismatch() {
        Card card = scene.card(TestPersons.otherZhangWei());

        assertRefused(scene.present(ZHANG, card), Reason.MISMATCH);
        assertRefused(scene.present(TestPersons.ouyangNa(), card), Reason.MISMATCH);
    }

    @Test
    void whoDoesNotHaveTheKeyLearnsNothingAboutTheHolder() {
        Card card = scene.card(TestPersons.ouyangNa());

        assertRefused(
                scene.verifier().verify(ZHANG, scene.presentation(TestAuthority.pem(card.certificate()), new byte[70])),
                Reason.PROOF_NOT_VALID);
    }

    @Test
    void authorityThatNobodyTrustsProvesNothing() {
        TestAuthority foreign = TestAuthority.root("C=CN,O=Root of the test,CN=Root", TestKeys.P256);
        TestAuthority issuing = foreign.intermediate("C=CN,O=Authority of the test,CN=Issuing", TestKeys.P256);

        assertRefused(scene.present(ZHANG, scene.card(issuing, ZHANG, wish -> {})), Reason.PROOF_NOT_VALID);
    }

    @Test
    void certificateThatSignsItselfProvesNothing() {
        TestAuthority self = TestAuthority.root(CertificateScene.subject(ZHANG), TestKeys.P256, wish -> {
            wish.authority = false;
            wish.usage = KeyUsage.digitalSignature;
        });
        Card card = new Card(self.certificate(), self.keys(), TestKeys.P256);

        assertRefused(scene.present(ZHANG, card), Reason.PROOF_NOT_VALID);
    }

    @Test
    void certificateHasToBeValidToday() {
        Instant now = Instant.now();

        assertRefused(
                scene.present(ZHANG, scene.card(ZHANG, wish -> wish.until = now.minusSeconds(60))),
                Reason.DOCUMENT_NOT_VALID);
        assertRefused(
                scene.present(ZHANG, scene.card(ZHANG, wish -> wish.from = now.plusSeconds(60))),
                Reason.DOCUMENT_NOT_VALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, KeyUsage.keyEncipherment, KeyUsage.keyCertSign})
    void certificateHasToBeForSignatures(int usage) {
        assertRefused(scene.present(ZHANG, scene.card(ZHANG, wish -> wish.usage = usage)), Reason.PROOF_NOT_VALID);
    }

    @Test
    void authorityIsNoPerson() {
        assertRefused(scene.present(ZHANG, scene.card(ZHANG, wish -> wish.authority = true)), Reason.PROOF_NOT_VALID);
    }

    @Test
    void personIsNoAuthority() {
        TestAuthority person = scene.issuing().intermediate(CertificateScene.subject(ZHANG), TestKeys.P256, wish -> {
            wish.authority = false;
            wish.usage = KeyUsage.digitalSignature;
        });
        TestAuthority.write(trust.resolve("person.pem"), person.certificate());
        Card made = scene.card(person, TestPersons.ouyangNa(), wish -> {});
        String both = TestAuthority.pem(made.certificate()) + TestAuthority.pem(person.certificate());

        assertRefused(
                scene.verifier()
                        .verify(
                                TestPersons.ouyangNa(),
                                scene.presentation(both, made.sign(CertificateScene.CHALLENGE))),
                Reason.PROOF_NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeys.class,
            names = {"WEAK_RSA", "BRAINPOOL", "EXPLICIT"})
    void keysThatDoNotCountProveNothing(TestKeys kind) {
        KeyPair keys = kind.pair("card");
        Card card = new Card(
                scene.issuing()
                        .issue(
                                CertificateScene.subject(ZHANG),
                                keys,
                                wish -> wish.ocspAt(scene.authority().ocspAddress())),
                keys,
                kind);

        assertRefused(scene.present(ZHANG, card), Reason.PROOF_NOT_VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA"})
    void hashesThatDoNotCountProveNothing(String signature, @TempDir Path directory) {
        try (CertificateScene other = new CertificateScene(directory, PATIENCE, TestKeys.RSA)) {
            assertRefused(
                    other.present(ZHANG, other.card(ZHANG, wish -> wish.signature = signature)),
                    Reason.PROOF_NOT_VALID);
        }
    }

    @Test
    void numberMayBeMarkedWithItsKind() {
        DERPrintableString number = new DERPrintableString(ZHANG.document().number());

        for (boolean explicit : new boolean[] {true, false}) {
            Card card = scene.card(
                    ZHANG, wish -> wish.with(CertificateScene.NUMBER, new DERTaggedObject(explicit, 0, number)));
            assertThat(scene.present(ZHANG, card)).isInstanceOf(EvidenceOutcome.Confirmed.class);
        }
    }

    @Test
    void passportsHaveNoStateInACertificate() {
        assertThat(scene.verifier().accepts(DocumentType.PASSPORT)).isFalse();
        assertThat(scene.verifier().accepts(DocumentType.RESIDENT_ID)).isTrue();
    }

    @Test
    void trustIsReadAgainWhenItChanges() throws IOException {
        Card card = scene.card(ZHANG);
        Files.delete(trust.resolve("chain.pem"));

        assertThat(scene.verifier().isUp()).isFalse();
        assertThat(scene.present(ZHANG, card))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(EvidenceOutcome.Unavailable.class))
                .extracting(EvidenceOutcome.Unavailable::cause)
                .isEqualTo(EvidenceOutcome.Unavailable.NOT_READY);

        TestAuthority.write(
                trust.resolve("again.pem"),
                scene.root().certificate(),
                scene.issuing().certificate());

        assertThat(scene.verifier().isUp()).isTrue();
        assertThat(scene.present(ZHANG, card)).isInstanceOf(EvidenceOutcome.Confirmed.class);
    }

    @Test
    void challengeIsNeverLeftOut() {
        EvidencePresentation without =
                new EvidencePresentation(EvidenceType.CERTIFICATE, Map.of("certificate", "a", "signature", "b"));

        assertThatIllegalArgumentException().isThrownBy(() -> scene.verifier().verify(ZHANG, without));
    }

    @Test
    void tooMuchIsNotRead() {
        Card card = scene.card(ZHANG);
        byte[] signature = card.sign(CertificateScene.CHALLENGE);

        assertRefused(
                scene.verifier()
                        .verify(
                                ZHANG,
                                scene.presentation(
                                        TestAuthority.pem(card.certificate()) + " ".repeat(20_000), signature)),
                Reason.PROOF_NOT_VALID);
        assertRefused(
                scene.verifier()
                        .verify(
                                ZHANG,
                                scene.presentation(
                                        TestAuthority.pem(card.certificate()), Arrays.copyOf(signature, 10_000))),
                Reason.PROOF_NOT_VALID);
    }

    @Test
    void structuresInStructuresAreNotFollowed() {
        for (int first : List.of(0x30, 0x24, 0xA0)) {
            byte[] bomb = new byte[11_900];
            for (int i = 0; i < bomb.length; i += 2) {
                bomb[i] = (byte) first;
                bomb[i + 1] = (byte) 0x80;
            }
            assertRefused(
                    scene.verifier()
                            .verify(
                                    ZHANG,
                                    scene.presentation(Base64.getEncoder().encodeToString(bomb), bomb)),
                    Reason.PROOF_NOT_VALID);
        }
    }

    private static void assertRefused(EvidenceOutcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new NotConfirmed(reason));
    }
}
