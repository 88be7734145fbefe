package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.SourceKind;
import io.tongxing.identity.proofing.authority.exchange.Limits;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.identity.proofing.authority.signature.ProtocolSignature;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The options {@code spi-evidence-verifier--<code>--*} of one source. */
record SourceOptions(SourceKind kind, Config.Scope scope) {
    static final String LOGIN_URL = "login-url";

    private static final int TIME_LIMIT = 5_000;
    private static final int AT_ONCE = 32;
    private static final int FAILURES = 20;
    private static final int REST = 5_000;

    boolean isConfigured() {
        return !text("url").isEmpty();
    }

    /** What is wrong with an option, in one line that names the source. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("spi-evidence-verifier--" + kind.code() + ": " + wrong.getMessage());
        }
    }

    URI address() {
        return address("url");
    }

    URI address(String option) {
        URI address = URI.create(text(option));
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(option + " is no http or https address without a query");
        }
        return address;
    }

    Optional<Path> mapping() {
        return Optional.of(text("mapping")).filter(file -> !file.isEmpty()).map(Path::of);
    }

    Limits limits() {
        return new Limits(
                Duration.ofMillis(number("time-limit-ms", TIME_LIMIT)),
                number("max-concurrent", AT_ONCE),
                number("breaker-failures", FAILURES),
                Duration.ofMillis(number("breaker-rest-ms", REST)));
    }

    MessageSignature signature(Ids ids, Clock clock) {
        String algorithm = text("signature");
        return switch (algorithm) {
            case "", "none" -> MessageSignature.NONE;
            case "hmac-sm3" -> {
                Path key = file("key-file");
                Path answerKey = text("answer-key-file").isEmpty() ? key : file("answer-key-file");
                yield ProtocolSignature.hmacSm3(text("key-id"), key, answerKey, ids, clock);
            }
            case "sm2" -> ProtocolSignature.sm2(text("key-id"), file("key-file"), file("answer-key-file"), ids, clock);
            default -> throw new IllegalArgumentException("signature is none, hmac-sm3 or sm2");
        };
    }

    /** What the authority gave the city, under the names by which a mapping speaks of it. */
    Map<String, String> handedOut() {
        Map<String, String> values = new HashMap<>();
        for (String name : kind.options()) {
            String value = text(kebab(name));
            if (value.isEmpty()) {
                throw new IllegalArgumentException(kebab(name) + " is missing");
            }
            values.put(name, value);
        }
        return values;
    }

    String text(String option) {
        return scope.get(option, "").strip();
    }

    private int number(String option, int otherwise) {
        try {
            return scope.getInt(option, otherwise);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(option + " is no number");
        }
    }

    private Path file(String option) {
        String file = text(option);
        if (file.isEmpty()) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return Path.of(file);
    }

    /** {@code organizationId} is set as {@code organization-id}. */
    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static List<ProviderConfigProperty> documented(SourceKind kind) {
        ProviderConfigurationBuilder properties = ProviderConfigurationBuilder.create();
        text(properties, "url", "Where the authority answers; without it the means is not offered.");
        number(properties, "time-limit-ms", TIME_LIMIT, "Milliseconds for the whole conversation with the authority.");
        number(properties, "max-concurrent", AT_ONCE, "How many conversations may be under way; more are 'busy'.");
        number(
                properties,
                "breaker-failures",
                FAILURES,
                "After how many failures in a row the authority is left alone.");
        number(properties, "breaker-rest-ms", REST, "For how many milliseconds it is left alone.");
        text(properties, "mapping", "File of the authority's field names; without it those of the sandbox.");
        text(properties, "signature", "none, hmac-sm3 or sm2: how requests and answers are signed.");
        text(properties, "key-id", "What the authority calls our key.");
        text(properties, "key-file", "Our key: hexadecimal digits (hmac-sm3) or PKCS #8 in PEM (sm2), mode 0600.");
        text(
                properties,
                "answer-key-file",
                "The authority's key: the secret of its answers, or its public key in PEM.");
        kind.options().stream()
                .sorted()
                .forEach(
                        name -> text(properties, kebab(name), "Given by the authority; sent as $option." + name + "."));
        if (kind.equals(SourceKind.PROVINCE)) {
            text(
                    properties,
                    LOGIN_URL,
                    "The platform as browsers reach it, where that is another address than the url.");
        }
        return properties.build();
    }

    private static void text(ProviderConfigurationBuilder properties, String name, String help) {
        properties.property().name(name).type("string").helpText(help).add();
    }

    private static void number(ProviderConfigurationBuilder properties, String name, int otherwise, String help) {
        properties
                .property()
                .name(name)
                .type("int")
                .defaultValue(otherwise)
                .helpText(help)
                .add();
    }
}
