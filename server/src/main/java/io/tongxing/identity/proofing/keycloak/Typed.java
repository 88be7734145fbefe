package io.tongxing.identity.proofing.keycloak;

import io.tongxing.realname.spi.PresentedField;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person has typed, to be shown again beside what was wrong with it. */
final class Typed {
    private static final Set<String> SHOWN =
            Set.of(PresentedField.Kind.TEXT.name(), PresentedField.Kind.DIGITS.name(), PresentedField.Kind.DATE.name());
    private static final int LONGEST = 200;

    private Typed() {}

    static Map<String, String> of(MultivaluedMap<String, String> form, @Nullable Object fields) {
        Map<String, String> typed = new HashMap<>();
        if (fields instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> field && SHOWN.contains(String.valueOf(field.get("kind")))) {
                    String name = String.valueOf(field.get("name"));
                    String value = form.getFirst(name);
                    if (value != null && value.length() <= LONGEST) {
                        typed.put(name, value);
                    }
                }
            }
        }
        return typed;
    }
}
