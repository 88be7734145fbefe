package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.Claim;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.NameProblem;
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
 * What was posted on the proof page. Empty fields of name and document mean what is registered; a name is corrected only by a person of whom nothing
 * was proven yet.
 *
 * @param verifier the chosen source, empty when there is none of that name
 * @param presented what the source wants beyond name and document
 * @param problems what could not be read; then nothing is asked
 */
@PersonalData
record ProofInput(
        Optional<EvidenceVerifier> verifier,
        Optional<ClaimedIdentity> identity,
        PresentedFields presented,
        List<FormMessage> problems) {

    private static final int LONGEST_FIELD = 300;

    static List<String> documentTypes() {
        return Arrays.stream(DocumentType.values()).map(DocumentType::code).toList();
    }

    static Optional<EvidenceVerifier> chosen(MultivaluedMap<String, String> form, ProofingFeatures features) {
        return features.evidenceVerifiers().stream()
                .filter(source -> source.evidenceType().code().equals(form.getFirst("method")))
                .findFirst();
    }

    /** Reads the form for a source; the challenge and the ticket come from the login flow and not from the form. */
    static ProofInput read(
            MultivaluedMap<String, String> form,
            ProofingFeatures features,
            UUID person,
            PresentedFields.FromLogin fromLogin) {
        Optional<EvidenceVerifier> verifier = chosen(form, features);
        if (verifier.isEmpty()) {
            return new ProofInput(
                    verifier,
                    Optional.empty(),
                    PresentedFields.none(),
                    List.of(new FormMessage("method", "tx.field.required")));
        }
        List<FormMessage> problems = new ArrayList<>();
        Optional<ClaimedIdentity> identity = identity(form, features.proveIdentity(), person, verifier.get(), problems);
        PresentedFields presented = PresentedFields.read(
                form, verifier.get(), features.proveIdentity().mobileOf(person), fromLogin);
        problems.addAll(presented.problems());
        return new ProofInput(verifier, identity, presented, problems);
    }

    /** What is to be proven by this input, once it has no problems. */
    Claim claim(UUID person) {
        return new Claim(person, verifier.orElseThrow().evidenceType(), identity);
    }

    /** Reason codes for log and journal: message keys without their prefix, never a typed value. */
    List<String> reasons() {
        return problems.stream()
                .map(problem -> problem.getField() + ":" + problem.getMessage().replaceFirst("^tx\\.", ""))
                .toList();
    }

    private static Optional<ClaimedIdentity> identity(
            MultivaluedMap<String, String> form,
            ProveIdentity prove,
            UUID person,
            EvidenceVerifier verifier,
            List<FormMessage> problems) {
        Optional<CurrentIdentity> registered = prove.registered(person);
        boolean mayCorrect = prove.mayCorrect(person) || registered.isEmpty();
        Optional<PersonName> name = registered.map(CurrentIdentity::name);
        Optional<IdentityDocument> document = registered.map(CurrentIdentity::document);
        if (mayCorrect && !text(form, "realName").isBlank()) {
            name = name(text(form, "realName"), problems);
        }
        if (!text(form, "documentNumber").isBlank()) {
            document = document(form, document.map(IdentityDocument::type), problems);
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || document.isEmpty()) {
            if (!verifier.identifies()) {
                problems.add(new FormMessage(name.isEmpty() ? "realName" : "documentNumber", "tx.field.required"));
            }
            return Optional.empty();
        }
        return checked(new ClaimedIdentity(name.get(), document.get()), prove, person, verifier, problems);
    }

    private static Optional<ClaimedIdentity> checked(
            ClaimedIdentity claimed,
            ProveIdentity prove,
            UUID person,
            EvidenceVerifier verifier,
            List<FormMessage> problems) {
        if (!verifier.accepts(claimed.document().type())) {
            problems.add(new FormMessage("documentNumber", "tx.proof.otherDocument"));
            return Optional.empty();
        }
        if (!prove.mayClaim(person, claimed)) {
            problems.add(new FormMessage("documentNumber", "tx.proof.notYours"));
            return Optional.empty();
        }
        return Optional.of(claimed);
    }

    private static Optional<PersonName> name(String raw, List<FormMessage> problems) {
        NameReading reading = PersonName.read(raw);
        if (reading instanceof NameReading.Accepted accepted) {
            return Optional.of(accepted.name());
        }
        problems.add(new FormMessage(
                "realName",
                ((NameReading.Rejected) reading).problem() == NameProblem.TOO_LONG
                        ? "tx.name.tooLong"
                        : "tx.name.characters"));
        return Optional.empty();
    }

    private static Optional<IdentityDocument> document(
            MultivaluedMap<String, String> form, Optional<DocumentType> registered, List<FormMessage> problems) {
        DocumentType type = DocumentType.fromCode(text(form, "documentType"))
                .or(() -> registered)
                .orElse(DocumentType.RESIDENT_ID);
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
