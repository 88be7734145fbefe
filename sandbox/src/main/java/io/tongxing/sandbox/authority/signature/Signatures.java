package io.tongxing.sandbox.authority.signature;

import io.quarkus.runtime.Startup;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.shortlived.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets a request pass that the server signed, now and for the first time, and gives the seal for its answer. Without a
 * configured directory of keys everything passes and nothing is sealed.
 */
@Singleton
@Startup
public class Signatures {
    private static final Duration WINDOW = Duration.ofSeconds(300);

    /** A request may come from as far ahead as it may be late, and be repeated until that moment is over. */
    private static final Duration SEEN_FOR = WINDOW.multipliedBy(2).plusSeconds(1);

    private static final int MOST_SEEN = 1_000_000;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern NONCE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Optional<Keys> keys;
    private final Clock clock;
    private final Expiring<Boolean> seen;

    @Inject
    Signatures(SandboxSettings settings, Clock clock) {
        this(settings.authorityKeys(), clock);
    }

    Signatures(Optional<Path> directory, Clock clock) {
        this.keys = directory.map(Keys::read);
        this.clock = clock;
        this.seen = new Expiring<>(SEEN_FOR, MOST_SEEN, clock);
    }

    public Seal check(RequestHead request, byte[] body) throws NotSigned {
        if (keys.isEmpty()) {
            return Seal.NONE;
        }
        String keyId = header(request, "Tongxing-Key");
        if (keyId.isBlank()) {
            throw new NotSigned("signature-missing", "Tongxing-Key is empty");
        }
        Algorithm algorithm = Algorithm.ofCode(header(request, "Tongxing-Algorithm"))
                .orElseThrow(() -> new NotSigned("signature-algorithm", "hmac-sm3 or sm2 is expected"));
        String time = header(request, "Tongxing-Time");
        checkTime(time);
        String nonce = header(request, "Tongxing-Nonce");
        byte[] text = SignedText.ofRequest(request.method(), request.path(), time, nonce, body);
        checkSignature(algorithm, text, header(request, "Tongxing-Signature"));
        if (!NONCE.matcher(nonce).matches()) {
            throw new NotSigned("signature-nonce", "Tongxing-Nonce is a UUID");
        }
        if (!seen.put(nonce, true)) {
            throw new NotSigned("signature-replayed", "that nonce was used before");
        }
        return (status, answer) -> seal(algorithm, nonce, status, answer);
    }

    private static String header(RequestHead request, String name) throws NotSigned {
        String value = request.headers().apply(name);
        if (value == null) {
            throw new NotSigned("signature-missing", name + " is missing");
        }
        return value;
    }

    private void checkTime(String time) throws NotSigned {
        if (!SECONDS.matcher(time).matches()) {
            throw new NotSigned("signature-time", "Tongxing-Time is in seconds since 1970");
        }
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
        if (off.abs().compareTo(WINDOW) > 0) {
            throw new NotSigned("signature-time", "Tongxing-Time is more than " + WINDOW.toSeconds() + " s off");
        }
    }

    private void checkSignature(Algorithm algorithm, byte[] text, String signature) throws NotSigned {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (algorithm.isServers(keys.orElseThrow(), text, bytes)) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            // Bytes that are no signature at all are as wrong as those of another text.
        }
        throw new NotSigned("signature-wrong", "the signature is not that of this request");
    }

    private Map<String, String> seal(Algorithm algorithm, String nonce, int status, byte[] answer) {
        String time = Long.toString(clock.instant().getEpochSecond());
        try {
            byte[] signature = algorithm.sign(keys.orElseThrow(), SignedText.ofAnswer(status, time, nonce, answer));
            return headers(time, signature);
        } catch (GeneralSecurityException ourOwnKey) {
            throw new IllegalStateException("an answer cannot be signed", ourOwnKey);
        }
    }

    private static Map<String, String> headers(String time, byte[] signature) {
        return Map.of(
                "Tongxing-Time", time, "Tongxing-Signature", Base64.getEncoder().encodeToString(signature));
    }
}
