package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A resident who cannot do it on a page names a helper at the counter. The person of the case is the one who is helped, the other person helps.
 *
 * <p>Particulars: {@code matters}, codes with commas between; {@code until}, the last day.
 */
final class GiveHelp implements Procedure {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Desk desk;

    GiveHelp(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        help(file, desk.ids().uuid());
    }

    private Help help(CaseFile file, UUID id) {
        Help help = new Help(
                id,
                file.personId(),
                file.other(),
                Set.of(file.particulars().text("matters").split(",")),
                file.particulars()
                        .date("until")
                        .atTime(LocalTime.MAX)
                        .atZone(CHINA)
                        .toInstant(),
                Optional.empty());
        return Helping.checked(desk.subjects(), help, desk.clock());
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        UUID id = desk.ids().uuid();
        desk.help().add(help(file, id), desk.clock().instant());
        desk.ledger().added(file.caseId(), Cell.HELP_ENDED_AT, id);
        for (UUID person : file.persons()) {
            desk.subjects()
                    .mobileOf(person)
                    .ifPresent(to -> outcome.tell(new Announcement(to, Announcement.Kind.CHANGED_AT_COUNTER, "")));
        }
    }
}
