package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.Enrolment;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;

/**
 * What was typed on the registration page, read field by field.
 *
 * <p>All problems are found in one go, so that nobody mends a form five times; what was typed goes back to the page, secrets excepted.
 */
@PersonalData
record EnrolmentForm(
        Map<String, String> typed,
        Optional<PersonName> name,
        Optional<IdentityDocument> document,
        Optional<MobileNumber> mobile,
        boolean newNumber,
        String password,
        List<FormMessage> problems) {

    /** In place of a document type: the person will be vouched for by the national network identity and shows no number. */
    static final String WITHOUT_NUMBER = "network-identity";

    private static final int LONGEST_FIELD = 300;

    static EnrolmentForm read(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : List.of("realName", "documentType", "documentNumber", "issuingState", "mobile")) {
            typed.put(field, Forms.text(form, field, LONGEST_FIELD));
        }
        List<FormMessage> problems = new ArrayList<>();
        Optional<PersonName> name = Optional.empty();
        Optional<IdentityDocument> document = Optional.empty();
        if (!WITHOUT_NUMBER.equals(typed.get("documentType"))) {
            name = readName(typed.getOrDefault("realName", ""), problems);
            document = readDocument(typed, problems);
        }
        Optional<MobileNumber> mobile = MobileNumber.read(typed.getOrDefault("mobile", ""));
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        }
        String password = Forms.secret(form, "password");
        if (password.isEmpty()) {
            problems.add(new FormMessage("password", "tx.field.required"));
        } else if (!password.equals(Forms.secret(form, "password-confirm"))) {
            problems.add(new FormMessage("password-confirm", "tx.password.mismatch"));
        }
        boolean newNumber = !Forms.text(form, "newNumber", 10).isEmpty();
        typed.put("newNumber", newNumber ? "on" : "");
        return new EnrolmentForm(Map.copyOf(typed), name, document, mobile, newNumber, password, problems);
    }

    static Optional<PersonName> readName(String raw, List<FormMessage> problems) {
        NameReading reading = PersonName.read(raw);
        if (reading instanceof NameReading.Accepted accepted) {
            return Optional.of(accepted.name());
        }
        problems.add(new FormMessage(
                "realName",
                switch (((NameReading.Rejected) reading).problem()) {
                    case EMPTY -> "tx.field.required";
                    case TOO_LONG -> "tx.name.tooLong";
                    case CHARACTERS -> "tx.name.characters";
                }));
        return Optional.empty();
    }

    static Optional<IdentityDocument> readDocument(Map<String, String> typed, List<FormMessage> problems) {
        Optional<DocumentType> type = DocumentType.fromCode(typed.getOrDefault("documentType", ""));
        if (type.isEmpty()) {
            problems.add(new FormMessage("documentType", "tx.document.type"));
            return Optional.empty();
        }
        String issuer = typed.getOrDefault("issuingState", "").strip();
        DocumentReading reading = IdentityDocument.read(
                type.get(), typed.getOrDefault("documentNumber", ""), issuer.isEmpty() ? null : issuer);
        if (reading instanceof DocumentReading.Accepted accepted) {
            return Optional.of(accepted.document());
        }
        problems.add(new FormMessage(
                "documentNumber",
                switch (((DocumentReading.Rejected) reading).problem()) {
                    case EMPTY -> "tx.field.required";
                    case LENGTH -> "tx.document.length";
                    case CHARACTERS -> "tx.document.characters";
                    case CHECK_DIGIT -> "tx.document.checkDigit";
                    case DATE -> "tx.document.date";
                    case DIVISION -> "tx.document.division";
                    case OTHER_TYPE -> "tx.document.otherType";
                }));
        return Optional.empty();
    }

    boolean isWithoutNumber() {
        return WITHOUT_NUMBER.equals(typed.get("documentType"));
    }

    /** The well-formed enrolment of somebody with a number; only when there are no problems. */
    Enrolment enrolment() {
        return new Enrolment(name.orElseThrow(), document.orElseThrow(), mobile.orElseThrow(), password);
    }

    @Override
    public String toString() {
        return "EnrolmentForm[" + problems.size() + " problems]";
    }
}
