package io.tongxing.identity.audit;

import io.tongxing.identity.platform.Operator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an identity, in words that stay stable for decades.
 *
 * <p>Carries ids, reason codes and names of fields, never a name, number, mobile or any other personal value: entries are kept far longer than
 * the data they speak of.
 *
 * @param type past tense, kebab case, such as {@code identity-proven}; what Keycloak reports comes as {@code login-event:…} and {@code
 *     admin-event:…}
 * @param outcome whether the act went through
 * @param reason a reason code when it did not, from the code that decided
 * @param personId the person concerned, when known
 * @param accountId the Keycloak account concerned, when known
 * @param relyingParty the department's client id, when one is involved
 * @param facts further facts, ordered, without personal values
 */
public record AuditEvent(
        String type,
        Outcome outcome,
        @Nullable String reason,
        @Nullable UUID personId,
        @Nullable String accountId,
        @Nullable String relyingParty,
        Map<String, String> facts) {

    /** How the act ended. {@code UNAVAILABLE} is neither success nor refusal: a source was down. */
    public enum Outcome {
        DONE,
        REFUSED,
        UNAVAILABLE
    }

    public AuditEvent {
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static AuditEvent done(String type) {
        return new AuditEvent(type, Outcome.DONE, null, null, null, null, Map.of());
    }

    public static AuditEvent refused(String type, String reason) {
        return new AuditEvent(type, Outcome.REFUSED, reason, null, null, null, Map.of());
    }

    public static AuditEvent unavailable(String type, String reason) {
        return new AuditEvent(type, Outcome.UNAVAILABLE, reason, null, null, null, Map.of());
    }

    public AuditEvent person(@Nullable UUID person) {
        return new AuditEvent(type, outcome, reason, person, accountId, relyingParty, facts);
    }

    public AuditEvent account(@Nullable String account) {
        return new AuditEvent(type, outcome, reason, personId, account, relyingParty, facts);
    }

    public AuditEvent relyingParty(@Nullable String client) {
        return new AuditEvent(type, outcome, reason, personId, accountId, client, facts);
    }

    /** The member of staff who did it. */
    public AuditEvent operator(Operator operator) {
        return fact("operator", operator.id());
    }

    public AuditEvent fact(String key, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(key, value);
        return new AuditEvent(type, outcome, reason, personId, accountId, relyingParty, more);
    }
}
