package io.tongxing.identity.proofing.keycloak;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.utils.FormMessage;

/**
 * The fields that a source asks for, read in the form in which verifiers expect them: digits without spaces, days as {@code YYYY-MM-DD}, full-width
 * characters as ordinary ones.
 *
 * @param values by field name; a field that was left empty is not there
 */
@PersonalData
record PresentedFields(Map<String, String> values, List<FormMessage> problems) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> WITHOUT_END = Set.of("长期", "LONG-TERM", "LONGTERM");
    private static final String MOBILE = "mobile";

    /** What belongs to the login and not to the form: the challenge that was shown, the ticket that was brought back. */
    record FromLogin(Optional<String> challenge, Optional<String> ticket) {}

    static PresentedFields none() {
        return new PresentedFields(Map.of(), List.of());
    }

    /** Whether the form has a field of this source; without one it was only chosen, and its fields are still to be shown. */
    static boolean areIn(MultivaluedMap<String, String> form, EvidenceVerifier verifier) {
        List<PresentedField> typed =
                verifier.fields().stream().filter(PresentedFields::isTyped).toList();
        return typed.isEmpty() || typed.stream().anyMatch(field -> form.containsKey(field.name()));
    }

    static boolean isTyped(PresentedField field) {
        return switch (field.kind()) {
            case CHALLENGE, TICKET -> false;
            default -> true;
        };
    }

    static PresentedFields read(
            MultivaluedMap<String, String> form,
            EvidenceVerifier verifier,
            Optional<MobileNumber> mobile,
            FromLogin fromLogin) {
        Map<String, String> values = new LinkedHashMap<>();
        List<FormMessage> problems = new ArrayList<>();
        for (PresentedField field : verifier.fields()) {
            Optional<String> value =
                    switch (field.kind()) {
                        case CHALLENGE -> fromLogin.challenge();
                        case TICKET -> fromLogin.ticket();
                        default -> typed(form, field, mobile);
                    };
            if (value.isEmpty() && field.required()) {
                problems.add(new FormMessage(
                        field.name(),
                        field.kind() == PresentedField.Kind.CHALLENGE
                                ? "tx.proof.challengeGone"
                                : "tx.field.required"));
            }
            value.ifPresent(given -> accept(field, given, values, problems));
        }
        return new PresentedFields(values, problems);
    }

    EvidencePresentation presentation(EvidenceVerifier verifier) {
        return new EvidencePresentation(verifier.evidenceType(), values);
    }

    private static Optional<String> typed(
            MultivaluedMap<String, String> form, PresentedField field, Optional<MobileNumber> mobile) {
        String raw = form.getFirst(field.name());
        String value = raw == null ? "" : raw.strip();
        if (value.isEmpty() && field.name().equals(MOBILE)) {
            return mobile.map(MobileNumber::value);
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static void accept(
            PresentedField field, String value, Map<String, String> values, List<FormMessage> problems) {
        if (value.length() > field.maxLength()) {
            problems.add(new FormMessage(field.name(), "tx.field.tooLong"));
            return;
        }
        Optional<String> normal = normal(field, value);
        if (normal.isEmpty()) {
            problems.add(new FormMessage(
                    field.name(),
                    field.kind() == PresentedField.Kind.DATE ? "tx.field.notADate" : "tx.field.notDigits"));
        }
        normal.ifPresent(read -> values.put(field.name(), read));
    }

    private static Optional<String> normal(PresentedField field, String value) {
        if (field.name().equals(MOBILE)) {
            return MobileNumber.read(value).map(MobileNumber::value);
        }
        return switch (field.kind()) {
            case DIGITS ->
                Optional.of(ascii(value).replaceAll("[\\s-]", ""))
                        .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'));
            case DATE -> day(ascii(value));
            default -> Optional.of(value);
        };
    }

    private static Optional<String> day(String value) {
        if (WITHOUT_END.contains(value.toUpperCase(Locale.ROOT))) {
            return Optional.of("long-term");
        }
        try {
            return Optional.of(
                    LocalDate.parse(value.replaceAll("[\\s./年月日-]", ""), DAY).toString());
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static String ascii(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "PresentedFields" + values.keySet();
    }
}
