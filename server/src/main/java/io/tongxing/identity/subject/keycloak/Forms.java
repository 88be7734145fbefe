package io.tongxing.identity.subject.keycloak;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.models.utils.FormMessage;

/** Reads posted fields with a bound on each; a missing field is an empty text. */
final class Forms {
    /** Longer than any policy allows, short enough that hashing it costs nothing extra. */
    private static final int LONGEST_SECRET = 512;

    private Forms() {}

    static String text(MultivaluedMap<String, String> form, String field, int most) {
        String value = form.getFirst(field);
        if (value == null) {
            return "";
        }
        return value.length() > most ? value.substring(0, most) : value;
    }

    /** The code that came by SMS; a problem when none was typed. */
    static String requiredCode(MultivaluedMap<String, String> form, List<FormMessage> problems) {
        String code = text(form, "smsCode", 20).strip();
        if (code.isEmpty()) {
            problems.add(new FormMessage("smsCode", "tx.field.required"));
        }
        return code;
    }

    /** The reason codes of problems, for log and journal: the message keys without their prefix, never a typed value. */
    static List<String> reasons(List<FormMessage> problems) {
        return problems.stream()
                .map(problem -> problem.getField() + ":" + problem.getMessage().replaceFirst("^tx\\.", ""))
                .toList();
    }

    /** A password, exactly as typed; one that is too long is none. */
    static String secret(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null || value.length() > LONGEST_SECRET ? "" : value;
    }
}
