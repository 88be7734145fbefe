package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of one mobile, as its owner reads them. */
public final class SmsInbox {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private final SandboxCalls calls;
    private final String mobile;

    public SmsInbox(URI sandbox, String mobile) {
        this.calls = new SandboxCalls(sandbox);
        this.mobile = mobile;
    }

    /** Newest first. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : calls.get("/authorities/sms/" + mobile)) {
            texts.add(message.path("text").asText());
        }
        return texts;
    }

    /** How many messages came so far; what came later is found with {@link #codeAfter}. */
    public int size() {
        return texts().size();
    }

    /** Waits for a code, if none is there yet. */
    public String code() {
        return codeAfter(0);
    }

    /** Waits for a code in a message that was not among the first {@code seen}. */
    public String codeAfter(int seen) {
        return await(
                seen,
                text -> Optional.of(CODE.matcher(text)).filter(Matcher::find).map(Matcher::group));
    }

    /** Waits for a message that was not among the first {@code seen} and matches; answers the first group. */
    public String matchAfter(int seen, Pattern pattern) {
        return await(
                seen,
                text -> Optional.of(pattern.matcher(text)).filter(Matcher::find).map(matcher -> matcher.group(1)));
    }

    private String await(int seen, Function<String, Optional<String>> reading) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            List<String> texts = texts();
            Optional<String> found = texts.subList(0, Math.max(0, texts.size() - seen)).stream()
                    .flatMap(text -> reading.apply(text).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("the expected message did not come within " + PATIENCE.toSeconds() + " s");
    }
}
