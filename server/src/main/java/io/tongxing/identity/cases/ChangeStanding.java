package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.PersonStatus;
import java.util.Set;
import java.util.UUID;

/**
 * A person may no longer act: death suspected or confirmed, frozen, closed. Logins and tokens end with it; nothing is deleted, and undoing lets the
 * person act as before.
 */
final class ChangeStanding implements Procedure {
    private final Desk desk;
    private final PersonStatus to;
    private final Set<PersonStatus> from;
    private final boolean tellThem;

    private ChangeStanding(Desk desk, PersonStatus to, Set<PersonStatus> from, boolean tellThem) {
        this.desk = desk;
        this.to = to;
        this.from = from;
        this.tellThem = tellThem;
    }

    /** Who is alive after all hears of it at once, by message, and comes. */
    static ChangeStanding suspectDeath(Desk desk) {
        return new ChangeStanding(
                desk, PersonStatus.DEATH_SUSPECTED, Set.of(PersonStatus.ACTIVE, PersonStatus.FROZEN), true);
    }

    static ChangeStanding confirmDeath(Desk desk) {
        return new ChangeStanding(
                desk,
                PersonStatus.DECEASED,
                Set.of(PersonStatus.ACTIVE, PersonStatus.FROZEN, PersonStatus.DEATH_SUSPECTED),
                false);
    }

    static ChangeStanding freeze(Desk desk) {
        return new ChangeStanding(desk, PersonStatus.FROZEN, Set.of(PersonStatus.ACTIVE), true);
    }

    static ChangeStanding close(Desk desk) {
        return new ChangeStanding(desk, PersonStatus.CLOSED, Set.of(PersonStatus.ACTIVE), true);
    }

    @Override
    public void check(CaseFile file) {
        PersonStatus now = desk.records().hold(file.persons()).get(file.personId());
        if (now == null || !from.contains(now)) {
            throw new CaseRefusedException("standing-does-not-allow-it");
        }
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        UUID person = file.personId();
        desk.ledger().set(file.caseId(), Cell.PERSON_STATUS, person.toString(), to.code());
        outcome.standingChanged(person);
        desk.records().accounts(person).forEach(account -> outcome.endSessions(account.accountId()));
        if (tellThem) {
            desk.subjects()
                    .mobileOf(person)
                    .ifPresent(mobile -> outcome.tell(new Announcement(mobile, Announcement.Kind.ACCOUNT_HELD, "")));
        }
    }
}
