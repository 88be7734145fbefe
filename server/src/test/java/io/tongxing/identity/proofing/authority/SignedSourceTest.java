package io.tongxing.identity.proofing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.ScriptedAuthority.Envelope;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.identity.proofing.authority.signature.ProtocolSignature;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures both ways over a real socket: which answers are believed, and which are not. */
class SignedSourceTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("0123456789abcdef".repeat(4));
    private static final byte[] OTHER_SECRET = HexFormat.of().parseHex("fedcba9876543210".repeat(4));
    private static final KeyPair SERVER = AuthoritySeal.sm2KeyPair();
    private static final KeyPair AUTHORITY = AuthoritySeal.sm2KeyPair();
    private static final KeyPair STRANGER = AuthoritySeal.sm2KeyPair();

    @TempDir
    private Path keys;

    enum Algorithm {
        HMAC_SM3(new AuthoritySeal.HmacSm3(SECRET), new AuthoritySeal.HmacSm3(OTHER_SECRET)),
        SM2(
                new AuthoritySeal.Sm2(AUTHORITY, SERVER.getPublic()),
                new AuthoritySeal.Sm2(STRANGER, STRANGER.getPublic()));

        private final AuthoritySeal right;
        private final AuthoritySeal wrong;

        Algorithm(AuthoritySeal right, AuthoritySeal wrong) {
            this.right = right;
            this.wrong = wrong;
        }
    }

    @BeforeEach
    void writeKeys() throws IOException {
        write("hmac.key", HexFormat.of().formatHex(SECRET));
        write("server.pem", pem("PRIVATE KEY", SERVER.getPrivate()));
        write("authority.pem", pem("PUBLIC KEY", AUTHORITY.getPublic()));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void signedAnswerToASignedQuestionIsBelieved(Algorithm algorithm) {
        assertThat(ask(algorithm, algorithm.right, forgedBy(UnaryOperator.identity())))
                .isInstanceOf(EvidenceOutcome.Confirmed.class);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void questionByAnotherKeyIsRefusedByTheAuthority(Algorithm algorithm) {
        assertThat(cause(ask(algorithm, algorithm.wrong, forgedBy(UnaryOperator.identity()))))
                .isEqualTo(Unavailable.BAD_STATUS);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void answerByAnotherKeyIsNotAuthentic(Algorithm algorithm) {
        assertNotAuthentic(
                algorithm,
                authority -> envelope ->
                        signed(envelope, algorithm.wrong, envelope.time(), envelope.nonce(), envelope.body()));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void answerWithoutASignatureIsNotAuthentic(Algorithm algorithm) {
        assertNotAuthentic(algorithm, authority -> envelope -> new Envelope(envelope.time(), "", "", envelope.body()));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void answerWithoutATimeIsNotAuthentic(Algorithm algorithm) {
        assertNotAuthentic(
                algorithm, authority -> envelope -> new Envelope("", "", envelope.signature(), envelope.body()));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void changedAnswerIsNotAuthentic(Algorithm algorithm) {
        assertNotAuthentic(
                algorithm,
                authority ->
                        envelope -> new Envelope(envelope.time(), "", envelope.signature(), envelope.body() + " "));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void answerToAnEarlierQuestionIsNotAuthentic(Algorithm algorithm) {
        AtomicReference<Envelope> first = new AtomicReference<>();
        try (ScriptedAuthority authority = new ScriptedAuthority(algorithm.right)) {
            EvidenceVerifier verifier = source(algorithm, authority, Clock.systemUTC());
            authority.forges(envelope -> {
                first.compareAndSet(null, envelope);
                return first.get();
            });

            assertThat(ask(verifier)).isInstanceOf(EvidenceOutcome.Confirmed.class);
            assertThat(cause(ask(verifier))).isEqualTo(Unavailable.NOT_AUTHENTIC);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void answerFromAnotherTimeIsNotAuthentic(long seconds) {
        Algorithm algorithm = Algorithm.HMAC_SM3;
        assertNotAuthentic(algorithm, authority -> envelope -> {
            String time = Long.toString(Long.parseLong(envelope.time()) + (seconds < 0 ? seconds - 5 : seconds + 5));
            return signed(envelope, algorithm.right, time, envelope.nonce(), envelope.body());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "99999999999999999999", "-1"})
    void timeThatIsNoneIsNotAuthentic(String time) {
        Algorithm algorithm = Algorithm.SM2;
        assertNotAuthentic(
                algorithm,
                authority -> envelope -> signed(envelope, algorithm.right, time, envelope.nonce(), envelope.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "AAAA", "MAA="})
    void signatureThatIsNoneIsNotAuthentic(String signature) {
        assertNotAuthentic(
                Algorithm.SM2, authority -> envelope -> new Envelope(envelope.time(), "", signature, envelope.body()));
    }

    @Test
    void clocksMayDifferByMinutes() {
        Algorithm algorithm = Algorithm.HMAC_SM3;
        try (ScriptedAuthority authority = new ScriptedAuthority(algorithm.right)) {
            Clock slow = Clock.fixed(Instant.now().minus(Duration.ofSeconds(280)), ZoneOffset.UTC);
            Clock late = Clock.fixed(Instant.now().minus(Duration.ofSeconds(320)), ZoneOffset.UTC);

            assertThat(ask(source(algorithm, authority, slow))).isInstanceOf(EvidenceOutcome.Confirmed.class);
            assertThat(cause(ask(source(algorithm, authority, late)))).isEqualTo(Unavailable.NOT_AUTHENTIC);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "not a key at all, but long enough to be one, were it hexadecimal digits"})
    void secretThatIsNoneStopsTheStart(String text) throws IOException {
        write("hmac.key", text);

        assertThatThrownBy(() -> signature(Algorithm.HMAC_SM3, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hmac.key")
                .hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void keyThatOthersCanReadStopsTheStart() throws IOException {
        Files.setPosixFilePermissions(keys.resolve("server.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> signature(Algorithm.SM2, Clock.systemUTC())).hasMessageContaining("0600");
    }

    @Test
    void keyOfAnotherCurveStopsTheStart() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        write("authority.pem", pem("PUBLIC KEY", generator.generateKeyPair().getPublic()));

        assertThatThrownBy(() -> signature(Algorithm.SM2, Clock.systemUTC())).hasMessageContaining("curve SM2");
    }

    private static Function<ScriptedAuthority, UnaryOperator<Envelope>> forgedBy(UnaryOperator<Envelope> forgery) {
        return authority -> forgery;
    }

    private void assertNotAuthentic(Algorithm algorithm, Function<ScriptedAuthority, UnaryOperator<Envelope>> forgery) {
        assertThat(cause(ask(algorithm, algorithm.right, forgery))).isEqualTo(Unavailable.NOT_AUTHENTIC);
    }

    private EvidenceOutcome ask(
            Algorithm algorithm, AuthoritySeal seal, Function<ScriptedAuthority, UnaryOperator<Envelope>> forgery) {
        try (ScriptedAuthority authority = new ScriptedAuthority(seal)) {
            authority.forges(forgery.apply(authority));
            return ask(source(algorithm, authority, Clock.systemUTC()));
        }
    }

    private EvidenceVerifier source(Algorithm algorithm, ScriptedAuthority authority, Clock clock) {
        return BuiltInSource.of(SourceKind.TWO_ELEMENT, Duration.ofSeconds(5))
                .with(signature(algorithm, clock))
                .asking(authority);
    }

    private MessageSignature signature(Algorithm algorithm, Clock clock) {
        Path hmac = keys.resolve("hmac.key");
        return switch (algorithm) {
            case HMAC_SM3 -> ProtocolSignature.hmacSm3("city", hmac, hmac, new Ids(), clock);
            case SM2 ->
                ProtocolSignature.sm2(
                        "city", keys.resolve("server.pem"), keys.resolve("authority.pem"), new Ids(), clock);
        };
    }

    private static EvidenceOutcome ask(EvidenceVerifier verifier) {
        return verifier.verify(TestPersons.zhangWei(), new EvidencePresentation(verifier.evidenceType(), Map.of()));
    }

    private static Envelope signed(Envelope envelope, AuthoritySeal seal, String time, String nonce, String body) {
        byte[] text = AuthoritySeal.text(
                "TONGXING-V1-ANSWER", "200", time, nonce, AuthoritySeal.sm3(body.getBytes(StandardCharsets.UTF_8)));
        return new Envelope(time, envelope.nonce(), Base64.getEncoder().encodeToString(seal.sign(text)), body);
    }

    private static String cause(EvidenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(Unavailable.class);
        return ((Unavailable) outcome).cause();
    }

    private void write(String name, String text) throws IOException {
        Path file = keys.resolve(name);
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + "-----";
    }
}
