package io.tongxing.identity.cases;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.identity.subject.SubjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Residents name helpers and end it by themselves. Each call runs in the caller's transaction. */
public final class Helping {
    /** Nobody is a helper for ever because somebody forgot. */
    static final Duration LONGEST = Duration.ofDays(730);

    private final HelpStore store;
    private final SubjectStore subjects;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    public Helping(HelpStore store, SubjectStore subjects, AuditTrail trail, Ids ids, Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Names a helper.
     *
     * @throws CaseRefusedException with the reason
     */
    public UUID name(UUID person, UUID helper, Set<String> matters, Instant until) {
        Help help = checked(subjects, new Help(ids.uuid(), person, helper, matters, until, Optional.empty()), clock);
        store.add(help, clock.instant());
        journal("helper-named", help);
        return help.helpId();
    }

    static Help checked(SubjectStore subjects, Help help, Clock clock) {
        Instant now = clock.instant();
        if (!help.until().isAfter(now) || help.until().isAfter(now.plus(LONGEST))) {
            throw Particulars.bad("until");
        }
        for (UUID one : List.of(help.personId(), help.helperId())) {
            if (!subjects.statusOf(one).equals(Optional.of(PersonStatus.ACTIVE))) {
                throw new CaseRefusedException("person-not-active");
            }
        }
        return help;
    }

    /** Either side ends it; false when it is not theirs or over already. */
    public boolean end(UUID helpId, UUID by) {
        Optional<Help> theirs = store.find(helpId)
                .filter(help -> help.personId().equals(by) || help.helperId().equals(by));
        boolean ended = theirs.isPresent() && store.end(helpId, by, clock.instant());
        if (ended) {
            journal("helper-ended", theirs.get());
        }
        return ended;
    }

    /** All that the person is or was part of, on either side. */
    public List<Help> concerning(UUID person) {
        return store.concerning(person);
    }

    /** Whether somebody may act in a matter of somebody else now. */
    public boolean mayHelp(UUID helper, UUID person, String matter) {
        return store.concerning(person).stream()
                .anyMatch(help -> help.personId().equals(person)
                        && help.helperId().equals(helper)
                        && help.matters().contains(matter)
                        && help.isInForce(clock.instant()));
    }

    private void journal(String type, Help help) {
        for (UUID one : List.of(help.personId(), help.helperId())) {
            trail.append(AuditEvent.done(type)
                    .person(one)
                    .fact("help", help.helpId().toString())
                    .fact("matters", String.join(",", new java.util.TreeSet<>(help.matters()))));
        }
    }
}
