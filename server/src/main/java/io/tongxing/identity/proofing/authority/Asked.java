package io.tongxing.identity.proofing.authority;

import io.tongxing.identity.proofing.authority.mapping.Values;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.PresentedField;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers what a question is filled in with: who is claimed to be, and what was presented, each in its one written form. */
final class Asked {
    private static final Set<String> LONG_TERM = Set.of("long-term", "长期");
    private static final Pattern SPACE = Pattern.compile("\\s");

    private Asked() {}

    /** @throws IllegalArgumentException naming the field when something required was not presented: a mistake of the caller */
    static Values of(
            SourceKind kind, String requestId, Optional<ClaimedIdentity> claimed, EvidencePresentation presentation) {
        if (!presentation.type().equals(kind.evidenceType())) {
            throw new IllegalArgumentException("this is presented to another source than " + kind.code());
        }
        Map<String, String> values = new HashMap<>();
        values.put(Values.REQUEST_ID, requestId);
        claimed.ifPresent(person -> {
            values.put(Values.NAME, person.name().value());
            values.put(Values.DOCUMENT_TYPE, person.document().type().code());
            values.put(Values.DOCUMENT_NUMBER, person.document().number());
            values.put(Values.ISSUER, person.document().issuer());
        });
        for (PresentedField field : kind.fields()) {
            values.put(Values.field(field.name()), written(field, given(kind, field, presentation)));
        }
        if (kind.evidenceType().equals(EvidenceType.CTID)) {
            values.put(NetworkIdentityMode.PLACEHOLDER, NetworkIdentityMode.of(presentation));
        }
        return new Values(values);
    }

    private static String given(SourceKind kind, PresentedField field, EvidencePresentation presentation) {
        String value = presentation.fields().getOrDefault(field.name(), "");
        boolean missing =
                value.isBlank() && (field.required() || kind.filledIn().contains(field.name()));
        if (missing || value.length() > field.maxLength()) {
            throw new IllegalArgumentException(field.name() + " is missing or too long");
        }
        return value;
    }

    private static String written(PresentedField field, String value) {
        if (field.name().equals(SourceKind.MOBILE)) {
            return MobileNumber.read(value).map(MobileNumber::value).orElse(value);
        }
        if (!field.required() && field.name().equals(SourceKind.VALID_TO) && LONG_TERM.contains(value.strip())) {
            return "";
        }
        return switch (field.kind()) {
            // A password may begin with a space.
            case SECRET -> value;
            case DIGITS -> SPACE.matcher(value).replaceAll("");
            case TEXT, DATE, LONG_TEXT, CHALLENGE, TICKET -> value.strip();
        };
    }
}
