package io.tongxing.identity.cases;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Operators find a person by an exact number or mobile and open their file. Each look has a reason, stands in the person's own history, and is
 * limited per operator, so that nobody walks through the city. Each call runs in one transaction of its own.
 */
public final class LookUpPersons {
    private static final Limit LOOKS = new Limit("operator-looks", 300, Duration.ofHours(1));

    private final Desk desk;
    private final CaseStore cases;
    private final ProveIdentity proving;
    private final VerificationStore verifications;
    private final AttemptLimits limits;
    private final AuditTrail trail;

    public LookUpPersons(
            Desk desk,
            CaseStore cases,
            ProveIdentity proving,
            VerificationStore verifications,
            AttemptLimits limits,
            AuditTrail trail) {
        this.desk = desk;
        this.cases = cases;
        this.proving = proving;
        this.verifications = verifications;
        this.limits = limits;
        this.trail = trail;
    }

    public Optional<UUID> byDocument(IdentityDocument document, Operator operator, String reason) {
        return found(may(operator) ? desk.subjects().holderOf(document) : limited(), "document", operator, reason);
    }

    public Optional<UUID> byMobile(MobileNumber mobile, Operator operator, String reason) {
        return found(may(operator) ? desk.subjects().holderOf(mobile) : limited(), "mobile", operator, reason);
    }

    private boolean may(Operator operator) {
        return limits.take(LOOKS, operator.id());
    }

    private static Optional<UUID> limited() {
        throw new CaseRefusedException("limited");
    }

    private Optional<UUID> found(Optional<UUID> person, String by, Operator operator, String reason) {
        trail.append(AuditEvent.done("person-searched")
                .person(person.orElse(null))
                .operator(operator)
                .fact("by", by)
                .fact("found", Boolean.toString(person.isPresent()))
                .fact("reason", reason));
        return person;
    }

    /** The person's file; empty when there is no such person. */
    public Optional<PersonView> view(UUID person, Operator operator, String reason) {
        if (!may(operator)) {
            return limited().map(never -> null);
        }
        Optional<PersonStatus> status = desk.subjects().statusOf(person);
        status.ifPresent(known -> trail.append(AuditEvent.done("person-viewed")
                .person(person)
                .operator(operator)
                .fact("reason", reason)));
        return status.map(known -> new PersonView(
                person,
                known,
                desk.subjects().currentIdentity(person),
                desk.subjects().mobileOf(person),
                proving.assess(person).level(),
                verifications.held(person),
                desk.records().accounts(person),
                cases.ofPerson(person),
                new Guardians(desk.guardianships(), desk.subjects(), desk.clock()).wardsOf(person),
                desk.help().concerning(person)));
    }
}
