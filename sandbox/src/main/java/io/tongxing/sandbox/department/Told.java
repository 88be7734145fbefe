package io.tongxing.sandbox.department;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a department was told about its visitor, and nothing it could have worked out.
 *
 * <p>{@code claims} holds what was released, and beside it anything about the person that arrived unasked: a server that tells
 * too much has to be visible here. {@code verification} is absent if the server vouches for nothing.
 */
public record Told(
        String subject,
        @Nullable String acr,
        @Nullable Instant loggedInAt,
        @Nullable Verification verification,
        Map<String, String> claims) {

    /** How well and how the identity was proven; the words of OpenID Connect for Identity Assurance 1.0. */
    public record Verification(
            @Nullable String assuranceLevel,
            @Nullable String trustFramework,
            @Nullable String verifiedAt,
            List<Evidence> evidence) {}

    /** What was looked at, how and by whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            @Nullable String type,
            @Nullable String method,
            @Nullable String organization) {}

    public Told {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a department is told a subject");
        }
    }

    /** Names nobody: a told fact does not belong in a log line. */
    @Override
    public String toString() {
        return "Told[]";
    }
}
