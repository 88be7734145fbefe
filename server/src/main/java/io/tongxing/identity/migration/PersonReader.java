package io.tongxing.identity.migration;

import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of a line by the same rules as the registration page, so that nobody moves in who could not have registered.
 *
 * <p>A level is never taken at its word: the evidence that comes with it must give it by the published table today.
 */
public final class PersonReader {
    /** The fields of a person, in the order of the documentation. */
    public static final List<String> FIELDS = List.of(
            "name",
            "document_type",
            "issuing_state",
            "document_number",
            "mobile",
            "password_hash",
            "registered_at",
            "level");
    /** The fields of a piece of evidence; in CSV with {@code evidence_} before them. */
    public static final List<String> EVIDENCE_FIELDS =
            List.of("type", "organization", "register", "check_id", "checked_at", "valid_until");
    /** The fields without which no line can be right. */
    public static final Set<String> REQUIRED = Set.of("name", "document_type", "document_number");

    private final AssurancePolicy policy;
    private final Instant now;

    public PersonReader(AssurancePolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** The first reason for which a line is refused. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        private Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** Reads one person from its fields; absent and empty are the same. */
    public LineReading read(long line, Map<String, String> fields, List<Map<String, String>> evidence) {
        try {
            List<ConfirmedEvidence> read = new ArrayList<>();
            PersonName name = name(fields);
            IdentityDocument document = document(fields);
            Optional<MobileNumber> mobile = mobile(fields);
            Optional<PasswordHash> password = password(fields);
            Optional<Instant> registeredAt = time(fields, "registered_at", "registered-at");
            for (Map<String, String> piece : evidence) {
                read.add(evidence(piece));
            }
            requireLevel(fields, read);
            return new LineReading.Accepted(
                    line, new ImportedPerson(name, document, mobile, password, registeredAt, read));
        } catch (Refusal refusal) {
            return new LineReading.Refused(line, refusal.reason);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static PersonName name(Map<String, String> fields) throws Refusal {
        NameReading reading = PersonName.read(text(fields, "name"));
        if (reading instanceof NameReading.Accepted accepted) {
            return accepted.name();
        }
        throw new Refusal("name-" + code(((NameReading.Rejected) reading).problem()));
    }

    private static IdentityDocument document(Map<String, String> fields) throws Refusal {
        Optional<DocumentType> type = DocumentType.fromCode(text(fields, "document_type"));
        if (type.isEmpty()) {
            throw new Refusal("document-type");
        }
        String issuer = text(fields, "issuing_state");
        DocumentReading reading =
                IdentityDocument.read(type.get(), text(fields, "document_number"), issuer.isEmpty() ? null : issuer);
        if (reading instanceof DocumentReading.Accepted accepted) {
            return accepted.document();
        }
        throw new Refusal("document-" + code(((DocumentReading.Rejected) reading).problem()));
    }

    private static String code(Enum<?> problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<MobileNumber> mobile(Map<String, String> fields) throws Refusal {
        String text = text(fields, "mobile");
        Optional<MobileNumber> mobile = MobileNumber.read(text);
        if (mobile.isEmpty() && !text.isEmpty()) {
            throw new Refusal("mobile");
        }
        return mobile;
    }

    private static Optional<PasswordHash> password(Map<String, String> fields) throws Refusal {
        String text = text(fields, "password_hash");
        Optional<PasswordHash> password = PasswordHash.parse(text);
        if (password.isEmpty() && !text.isEmpty()) {
            throw new Refusal("password-format");
        }
        return password;
    }

    private Optional<Instant> time(Map<String, String> fields, String name, String reason) throws Refusal {
        String text = text(fields, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(now)) {
                throw new Refusal(reason);
            }
            return Optional.of(time);
        } catch (DateTimeException malformed) {
            throw new Refusal(reason);
        }
    }

    private ConfirmedEvidence evidence(Map<String, String> piece) throws Refusal {
        EvidenceType type = EvidenceType.published().stream()
                .filter(known -> known.code().equals(text(piece, "type")))
                .findFirst()
                .orElseThrow(() -> new Refusal("evidence-type"));
        Instant checkedAt = time(piece, "checked_at", "evidence-date").orElseThrow(() -> new Refusal("evidence-date"));
        String register = text(piece, "register");
        try {
            return new ConfirmedEvidence(
                    type,
                    text(piece, "organization"),
                    register.isEmpty() ? text(piece, "organization") : register,
                    text(piece, "check_id"),
                    checkedAt,
                    end(piece));
        } catch (IllegalArgumentException notALabel) {
            throw new Refusal("evidence-fields");
        }
    }

    private static Optional<Instant> end(Map<String, String> piece) throws Refusal {
        String text = text(piece, "valid_until");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new Refusal("evidence-date");
        }
    }

    private void requireLevel(Map<String, String> fields, List<ConfirmedEvidence> evidence) throws Refusal {
        String text = text(fields, "level");
        if (text.isEmpty()) {
            return;
        }
        IdentityAssuranceLevel claimed = Arrays.stream(IdentityAssuranceLevel.values())
                .filter(level -> level.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal("level"));
        if (claimed.covers(IdentityAssuranceLevel.TWO) && evidence.isEmpty()) {
            throw new Refusal("level-without-evidence");
        }
        List<HeldEvidence> held = evidence.stream()
                .map(piece -> new HeldEvidence(piece.type(), piece.checkedAt(), piece.notAfter()))
                .toList();
        if (!policy.assess(held, now).level().covers(claimed)) {
            throw new Refusal("level-not-reached");
        }
    }
}
