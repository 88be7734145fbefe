package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceVerifier;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.utils.FormMessage;

/**
 * What was posted on the proof page. Empty fields mean what is registered; a correction is read only from a person of whom nothing was proven yet.
 */
@PersonalData
record ProofInput(Optional<ClaimedIdentity> claimed, Optional<EvidenceVerifier> verifier, List<FormMessage> problems) {

    private static final int LONGEST_FIELD = 300;

    static List<String> documentTypes() {
        return Arrays.stream(DocumentType.values()).map(DocumentType::code).toList();
    }

    static ProofInput read(MultivaluedMap<String, String> form, ProofingFeatures features, UUID person) {
        List<FormMessage> problems = new ArrayList<>();
        Optional<EvidenceVerifier> verifier = features.evidenceVerifiers().stream()
                .filter(source -> source.evidenceType().code().equals(form.getFirst("method")))
                .findFirst();
        if (verifier.isEmpty()) {
            problems.add(new FormMessage("method", "tx.field.required"));
        }
        CurrentIdentity registered = features.proveIdentity().registered(person).orElseThrow();
        boolean mayCorrect = features.proveIdentity().mayCorrect(person);
        Optional<PersonName> name = Optional.of(registered.name());
        Optional<IdentityDocument> document = Optional.of(registered.document());
        if (mayCorrect && !text(form, "realName").isBlank()) {
            name = name(text(form, "realName"), problems);
        }
        if (mayCorrect && !text(form, "documentNumber").isBlank()) {
            document = document(form, registered, problems);
        }
        Optional<ClaimedIdentity> claimed = name.isPresent() && document.isPresent()
                ? Optional.of(new ClaimedIdentity(name.get(), document.get()))
                : Optional.empty();
        return new ProofInput(claimed, verifier, problems);
    }

    /** Reason codes for log and journal: message keys without their prefix, never a typed value. */
    List<String> reasons() {
        return problems.stream()
                .map(problem -> problem.getField() + ":" + problem.getMessage().replaceFirst("^tx\\.", ""))
                .toList();
    }

    private static Optional<PersonName> name(String raw, List<FormMessage> problems) {
        NameReading reading = PersonName.read(raw);
        if (reading instanceof NameReading.Accepted accepted) {
            return Optional.of(accepted.name());
        }
        problems.add(new FormMessage(
                "realName",
                ((NameReading.Rejected) reading).problem() == io.tongxing.realname.evidence.NameProblem.TOO_LONG
                        ? "tx.name.tooLong"
                        : "tx.name.characters"));
        return Optional.empty();
    }

    private static Optional<IdentityDocument> document(
            MultivaluedMap<String, String> form, CurrentIdentity registered, List<FormMessage> problems) {
        DocumentType type = DocumentType.fromCode(text(form, "documentType"))
                .orElse(registered.document().type());
        String issuer = text(form, "issuingState").strip();
        DocumentReading reading =
                IdentityDocument.read(type, text(form, "documentNumber"), issuer.isEmpty() ? null : issuer);
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

    private static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        if (value == null) {
            return "";
        }
        return value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
    }

    @Override
    public String toString() {
        return "ProofInput[" + problems.size() + " problems]";
    }
}
