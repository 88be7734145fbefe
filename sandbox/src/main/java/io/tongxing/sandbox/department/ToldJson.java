package io.tongxing.sandbox.department;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a department's page for programs; the names are those of the tokens, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToldJson(
        String department,
        String protocol,
        String subject,
        @Nullable String acr,
        @Nullable String authenticatedAt,
        @Nullable String assuranceLevel,
        @Nullable String trustFramework,
        @Nullable String verifiedAt,
        List<Told.Evidence> evidence,
        Map<String, String> claims) {

    public static ToldJson of(Department department, Told told) {
        Told.Verification verification = told.verification();
        return new ToldJson(
                department.id(),
                department.protocol().code(),
                told.subject(),
                told.acr(),
                told.loggedInAt() == null ? null : told.loggedInAt().toString(),
                verification == null ? null : verification.assuranceLevel(),
                verification == null ? null : verification.trustFramework(),
                verification == null ? null : verification.verifiedAt(),
                verification == null ? List.of() : verification.evidence(),
                told.claims());
    }

    /** Names nobody, as {@link Told}. */
    @Override
    public String toString() {
        return "ToldJson[]";
    }
}
