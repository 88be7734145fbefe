package io.tongxing.identity.proofing.authority.signature;

import io.tongxing.identity.platform.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The signed authority protocol, docs/evidence-sources.md: every request carries its time and a nonce that is used once; every
 * answer is signed together with that nonce, so that no other answer of the same authority can take its place.
 */
public final class ProtocolSignature implements MessageSignature {
    private static final Duration WINDOW = Duration.ofSeconds(300);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final Keys keys;
    private final String keyId;
    private final Ids ids;
    private final Clock clock;

    private ProtocolSignature(Keys keys, String keyId, Ids ids, Clock clock) {
        if (keyId.isBlank() || keyId.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new IllegalArgumentException("key-id is missing, or no plain word");
        }
        this.keys = keys;
        this.keyId = keyId;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param answerKeyFile the authority's own secret, or the shared one */
    public static MessageSignature hmacSm3(String keyId, Path keyFile, Path answerKeyFile, Ids ids, Clock clock) {
        return new ProtocolSignature(
                HmacSm3Keys.of(KeyFiles.secret(keyFile), KeyFiles.secret(answerKeyFile)), keyId, ids, clock);
    }

    /** @param answerKeyFile the authority's public key */
    public static MessageSignature sm2(String keyId, Path keyFile, Path answerKeyFile, Ids ids, Clock clock) {
        return new ProtocolSignature(
                new Sm2Keys(KeyFiles.sm2Private(keyFile), KeyFiles.sm2Public(answerKeyFile)), keyId, ids, clock);
    }

    @Override
    public Signed sign(String method, String path, byte[] body) {
        String time = Long.toString(clock.instant().getEpochSecond());
        String nonce = ids.uuid().toString();
        byte[] signature = keys.sign(SignedText.ofRequest(method, path, time, nonce, body));
        return new SignedRequest(
                nonce,
                Map.of(
                        "Tongxing-Key",
                        keyId,
                        "Tongxing-Algorithm",
                        keys.algorithm(),
                        "Tongxing-Time",
                        time,
                        "Tongxing-Nonce",
                        nonce,
                        "Tongxing-Signature",
                        Base64.getEncoder().encodeToString(signature)));
    }

    private final class SignedRequest implements Signed {
        private final String nonce;
        private final Map<String, String> headers;

        private SignedRequest(String nonce, Map<String, String> headers) {
            this.nonce = nonce;
            this.headers = headers;
        }

        @Override
        public Map<String, String> headers() {
            return headers;
        }

        @Override
        public boolean isAnsweredBy(int status, Function<String, Optional<String>> headersOfAnswer, byte[] body) {
            Optional<String> time = headersOfAnswer.apply("Tongxing-Time").filter(ProtocolSignature.this::isNow);
            Optional<String> signature = headersOfAnswer.apply("Tongxing-Signature");
            if (time.isEmpty() || signature.isEmpty()) {
                return false;
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(signature.get());
                return keys.isAuthoritys(SignedText.ofAnswer(status, time.get(), nonce, body), bytes);
            } catch (IllegalArgumentException noBase64) {
                return false;
            }
        }
    }

    private boolean isNow(String seconds) {
        return SECONDS.matcher(seconds).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant())
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }
}
