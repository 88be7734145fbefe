package io.tongxing.identity.proofing.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.identity.proofing.certificate.CertificateScene.Card;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is confirmed before somebody who may say so has said that the certificate was not revoked. */
class RevocationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ClaimedIdentity ZHANG = TestPersons.zhangWei();

    @TempDir
    Path trust;

    private CertificateScene scene;
    private ScriptedAuthority authority;

    @BeforeEach
    void open() {
        scene = new CertificateScene(trust, PATIENCE);
        authority = scene.authority();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void revokedByTheResponder() {
        Card card = scene.card(ZHANG);
        assertConfirmed(scene.present(ZHANG, card));

        authority.revokes(card.certificate());

        assertRevoked(scene.present(ZHANG, card));
    }

    @Test
    void revokedByTheList() {
        Card card = listed();
        authority.revokes(card.certificate());

        assertRevoked(scene.present(ZHANG, card));
    }

    @Test
    void listIsAskedForOnceUntilTheNext() {
        assertConfirmed(scene.present(ZHANG, listed()));
        assertConfirmed(scene.present(TestPersons.ouyangNa(), listed(TestPersons.ouyangNa())));

        assertThat(authority.listsTaken()).isEqualTo(1);
    }

    @Test
    void listAnswersWhereTheResponderDoesNot() {
        authority.replays("no answer of a responder".getBytes());
        Card card = scene.card(ZHANG, wish -> wish.crlAt(authority.crlAddress()));

        assertConfirmed(scene.present(ZHANG, card));
    }

    @Test
    void listThatHasRunOutSaysNothing() {
        Instant now = Instant.now();
        authority.publishes(authority.list(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2))));

        assertUnknown(scene.present(ZHANG, listed()), Unavailable.BAD_ANSWER);
    }

    @Test
    void listWithoutAnEndSaysNothing() {
        authority.publishes(authority.list(Instant.now().minusSeconds(60), null));

        assertUnknown(scene.present(ZHANG, listed()), Unavailable.BAD_ANSWER);
    }

    @Test
    void listOfAnotherAuthoritySaysNothing() {
        TestAuthority namesake = TestAuthority.root("C=CN,O=Authority of the test,CN=Issuing", TestKeys.P256);
        authority.speaksFor(namesake);

        assertUnknown(scene.present(ZHANG, listed()), Unavailable.BAD_ANSWER);
    }

    @Test
    void answerFromBeforeTheRevocationIsNotBelievedAgain() {
        Card card = scene.card(ZHANG);
        AtomicReference<byte[]> earlier = new AtomicReference<>();
        earlier.set(authority.ocsp(question(card.certificate())));
        authority.revokes(card.certificate());

        authority.replays(earlier.get());

        assertUnknown(scene.present(ZHANG, card), Unavailable.OTHER_PERSON);
    }

    @Test
    void answerThatIsOldIsNotBelieved() {
        authority.answersAreOld(Duration.ofHours(1));

        assertUnknown(scene.present(ZHANG, scene.card(ZHANG)), Unavailable.BAD_ANSWER);
    }

    @Test
    void answerBySomebodyElseIsNotBelieved() {
        TestAuthority namesake = TestAuthority.root("C=CN,O=Authority of the test,CN=Issuing", TestKeys.P256);
        authority.signsBy(namesake.signer(), namesake.certificate());

        assertUnknown(scene.present(ZHANG, scene.card(ZHANG)), Unavailable.BAD_ANSWER);
    }

    @Test
    void authorityMayHaveAResponder() {
        KeyPair keys = TestKeys.P256.pair("responder");
        X509Certificate responder =
                scene.issuing().issue("CN=Responder", keys, wish -> wish.forPurpose(KeyPurposeId.id_kp_OCSPSigning));
        authority.signsBy(TestAuthority.signer("SHA256withECDSA", keys), responder);

        assertConfirmed(scene.present(ZHANG, scene.card(ZHANG)));
    }

    @Test
    void personIsNoResponder() {
        Card card = scene.card(ZHANG);
        Card other = scene.card(TestPersons.ouyangNa());
        authority.revokes(card.certificate());
        authority.replays(forged(other, card));

        assertUnknown(scene.present(ZHANG, card), Unavailable.BAD_ANSWER);
    }

    @Test
    void responderOfAnotherAuthorityIsNotBelieved() {
        TestAuthority namesake = TestAuthority.root("C=CN,O=Authority of the test,CN=Issuing", TestKeys.P256);
        KeyPair keys = TestKeys.P256.pair("responder");
        X509Certificate responder =
                namesake.issue("CN=Responder", keys, wish -> wish.forPurpose(KeyPurposeId.id_kp_OCSPSigning));
        authority.signsBy(TestAuthority.signer("SHA256withECDSA", keys), responder);

        assertUnknown(scene.present(ZHANG, scene.card(ZHANG)), Unavailable.BAD_ANSWER);
    }

    @Test
    void responderThatHasRunOutIsNotBelieved() {
        KeyPair keys = TestKeys.P256.pair("responder");
        X509Certificate responder = scene.issuing().issue("CN=Responder", keys, wish -> {
            wish.forPurpose(KeyPurposeId.id_kp_OCSPSigning);
            wish.until = Instant.now().minusSeconds(600);
        });
        authority.signsBy(TestAuthority.signer("SHA256withECDSA", keys), responder);

        assertUnknown(scene.present(ZHANG, scene.card(ZHANG)), Unavailable.BAD_ANSWER);
    }

    @Test
    void revokedAuthorityIssuesNothing() {
        try (ScriptedAuthority above = new ScriptedAuthority(scene.root())) {
            TestAuthority issuing = scene.root()
                    .intermediate("C=CN,O=Second,CN=Second", TestKeys.P256, wish -> wish.crlAt(above.crlAddress()));
            TestAuthority.write(trust.resolve("second.pem"), issuing.certificate());
            authority.speaksFor(issuing);
            CertificateVerifier verifier = scene.verifier(
                    PATIENCE,
                    new RevocationAddresses(
                            Set.of(authority.host(), above.host()), Optional.empty(), Optional.empty()));
            Card card = scene.card(issuing, ZHANG, wish -> {});
            assertConfirmed(verifier.verify(ZHANG, scene.presentation(card)));

            above.revokes(issuing.certificate());
            above.behaves(RegisterBehaviour.MATCH);

            assertRevoked(scene.verifier(
                            PATIENCE,
                            new RevocationAddresses(
                                    Set.of(authority.host(), above.host()), Optional.empty(), Optional.empty()))
                    .verify(ZHANG, scene.presentation(card)));
        }
    }

    @Test
    void certificateThatNamesNoPlaceIsNotConfirmed() {
        Card card = scene.card(ZHANG, wish -> wish.ocspAt("urn:nowhere"));

        assertUnknown(scene.present(ZHANG, card), Unavailable.NOT_READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://localhost:%d/ocsp",
                "http://127.0.0.1/ocsp",
                "http://127.0.0.1:%d@elsewhere.test/ocsp",
                "http://user@127.0.0.1:%d/ocsp",
                "file:///etc/passwd",
                "ftp://127.0.0.1:%d/ocsp",
                "http:/ocsp",
                "not an address"
            })
    void addressThatTheCityDidNotListIsNotCalled(String address) {
        int port = URI.create(authority.ocspAddress()).getPort();

        Card card = scene.card(ZHANG, wish -> wish.ocspAt(address.replace("%d", Integer.toString(port))));

        assertUnknown(scene.present(ZHANG, card), Unavailable.NOT_READY);
    }

    @Test
    void authorityThatSendsElsewhereIsNotFollowed() {
        Card card = scene.card(ZHANG, wish -> wish.ocspAt("http://" + authority.host() + "/elsewhere"));

        assertUnknown(scene.present(ZHANG, card), Unavailable.BAD_STATUS);
    }

    @Test
    void fixedAddressIsAskedWhateverTheCertificateNames() {
        CertificateVerifier verifier = scene.verifier(
                PATIENCE,
                new RevocationAddresses(Set.of(), Optional.of(URI.create(authority.ocspAddress())), Optional.empty()));
        Card card = scene.card(ZHANG, wish -> wish.ocspAt("http://169.254.169.254/latest"));

        assertConfirmed(verifier.verify(ZHANG, scene.presentation(card)));
    }

    @ParameterizedTest
    @EnumSource(
            value = RegisterBehaviour.class,
            names = {"SLOW", "TRICKLING"})
    void responderAndListTogetherKeepTheTimeLimit(RegisterBehaviour behaviour) {
        CertificateVerifier verifier = scene.verifier(
                Duration.ofMillis(500),
                new RevocationAddresses(Set.of(authority.host()), Optional.empty(), Optional.empty()));
        Card card = scene.card(ZHANG, wish -> wish.crlAt(authority.crlAddress()));
        authority.behaves(behaviour);
        long startedAt = System.nanoTime();

        assertUnknown(verifier.verify(ZHANG, scene.presentation(card)), Unavailable.TIMEOUT);

        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofMillis(1500));
    }

    private Card listed() {
        return listed(ZHANG);
    }

    private Card listed(ClaimedIdentity holder) {
        return scene.card(holder, wish -> {
            wish.ocspAt("urn:nowhere");
            wish.crlAt(authority.crlAddress());
        });
    }

    /** "Not revoked", said about a card by the holder of another one, with the right random number in the best case. */
    private byte[] forged(Card by, Card about) {
        authority.signsBy(TestAuthority.signer("SHA256withECDSA", by.keys()), by.certificate());
        return authority.ocsp(question(about.certificate()));
    }

    private byte[] question(X509Certificate about) {
        try {
            return new OcspQuestion(TestAuthority.holder(about), scene.issuing().holder(), new byte[32]).encoded();
        } catch (NoAnswer impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertConfirmed(EvidenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(EvidenceOutcome.Confirmed.class);
    }

    private static void assertRevoked(EvidenceOutcome outcome) {
        assertThat(outcome).isEqualTo(new NotConfirmed(Reason.DOCUMENT_NOT_VALID));
    }

    private static void assertUnknown(EvidenceOutcome outcome, String cause) {
        assertThat(outcome)
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isEqualTo(cause);
    }
}
