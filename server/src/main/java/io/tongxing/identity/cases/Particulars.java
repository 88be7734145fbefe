package io.tongxing.identity.cases;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What a case is about in detail, by field; sealed wherever it is kept. A field that is not as it must be refuses the case by its name. */
@PersonalData
public record Particulars(Map<String, String> fields) {
    private static final int MOST_FIELDS = 12;
    private static final int LONGEST = 300;

    public Particulars {
        boolean bounded = fields.size() <= MOST_FIELDS
                && fields.entrySet().stream()
                        .allMatch(field -> field.getKey().length() <= 40
                                && field.getValue().length() <= LONGEST);
        if (!bounded) {
            throw new CaseRefusedException("bad-particulars");
        }
        fields = Map.copyOf(fields);
    }

    public Optional<String> optional(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public String text(String field) {
        return optional(field).orElseThrow(() -> bad(field));
    }

    public PersonName name(String field) {
        if (PersonName.read(text(field)) instanceof NameReading.Accepted accepted) {
            return accepted.name();
        }
        throw bad(field);
    }

    /** The fields {@code documentType}, {@code documentNumber} and, for a passport, {@code issuingState}. */
    public IdentityDocument document() {
        DocumentType type = DocumentType.fromCode(text("documentType")).orElseThrow(() -> bad("documentType"));
        DocumentReading reading = IdentityDocument.read(
                type, text("documentNumber"), optional("issuingState").orElse(null));
        if (reading instanceof DocumentReading.Accepted accepted) {
            return accepted.document();
        }
        throw bad("documentNumber");
    }

    public MobileNumber mobile() {
        return MobileNumber.read(text("mobile")).orElseThrow(() -> bad("mobile"));
    }

    public LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeParseException malformed) {
            throw bad(field);
        }
    }

    static CaseRefusedException bad(String field) {
        return new CaseRefusedException(
                "bad-" + field.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Particulars[" + fields.size() + " fields]";
    }
}
