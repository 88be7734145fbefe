package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.OperatorLook.Field;
import io.tongxing.identity.subject.OperatorLook.Reason;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Shows an operator what is masked everywhere else, for a reason that the resident will see.
 *
 * <p>The look is written down, in the journal and for the resident, in the transaction that answers it: what is not written down is not seen. Each
 * operator has a number of looks a day, so that one stolen session does not empty the vault.
 */
public final class UnmaskIdentifier {
    private static final Limit LOOKS_PER_DAY = new Limit("unmask-operator", 50, Duration.ofDays(1));
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_REFERENCE = 64;

    /**
     * What is asked for.
     *
     * @param operatorId the account id of who looks
     * @param caseReference the number of the case or the file it is for, never a value of the person
     * @param note why, in words; kept sealed and not shown to the resident, because it may speak of others
     */
    public record Request(
            String operatorId, UUID personId, Set<Field> fields, Reason reason, String caseReference, String note) {
        public Request {
            fields = Set.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("A look is at something");
            }
            if (!caseReference.matches("[A-Za-z0-9._/-]{1," + LONGEST_REFERENCE + "}")) {
                throw new IllegalArgumentException("A look needs the reference of a case");
            }
            if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
                throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters");
            }
        }

        @Override
        public String toString() {
            return "Request[" + reason + "]";
        }
    }

    /** The values asked for; empty where the person has none or it was not asked for. */
    @PersonalData
    public record Unmasked(Optional<PersonName> name, List<IdentityDocument> documents, Optional<MobileNumber> mobile) {
        public Unmasked {
            documents = List.copyOf(documents);
        }

        @Override
        public String toString() {
            return "Unmasked[not shown]";
        }
    }

    private final SubjectStore subjects;
    private final OperatorLooks looks;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    public UnmaskIdentifier(
            SubjectStore subjects, OperatorLooks looks, AttemptLimits limits, AuditTrail trail, Ids ids, Clock clock) {
        this.subjects = subjects;
        this.looks = looks;
        this.limits = limits;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** The values, or empty when the operator has looked often enough today; in one transaction, which the caller commits before it answers. */
    public Optional<Unmasked> look(Request request) {
        String fields = request.fields().stream().map(Field::code).sorted().collect(Collectors.joining(" "));
        if (!limits.take(LOOKS_PER_DAY, request.operatorId())) {
            trail.append(describe(AuditEvent.refused("identifier-unmask-refused", "limit"), request, fields));
            return Optional.empty();
        }
        OperatorLook look = new OperatorLook(
                ids.uuid(),
                request.personId(),
                request.operatorId(),
                request.fields(),
                request.reason(),
                request.caseReference(),
                clock.instant());
        looks.save(look, request.note());
        trail.append(describe(AuditEvent.done("identifier-unmasked"), request, fields)
                .fact("look", look.lookId().toString()));
        return Optional.of(new Unmasked(
                request.fields().contains(Field.NAME)
                        ? subjects.currentIdentity(request.personId()).map(CurrentIdentity::name)
                        : Optional.empty(),
                request.fields().contains(Field.DOCUMENTS) ? subjects.documentsOf(request.personId()) : List.of(),
                request.fields().contains(Field.MOBILE) ? subjects.mobileOf(request.personId()) : Optional.empty()));
    }

    private static AuditEvent describe(AuditEvent event, Request request, String fields) {
        return event.person(request.personId())
                .fact("operator", request.operatorId())
                .fact("fields", fields)
                .fact("purpose", request.reason().code())
                .fact("case", request.caseReference());
    }
}
