package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import java.util.Base64;

/**
 * Two members of staff have seen that the person is who they say: the old password and second factors count no more, sessions end, and a lost mobile
 * is replaced. The person sets the new password alone, by a code to the mobile; nobody at the counter ever knows it.
 *
 * <p>Particulars: {@code mobile}, when the old one is lost too. Secrets that are forgotten cannot be brought back, so there is no undoing.
 */
final class RecoverAtCounter implements Procedure {
    private final Desk desk;
    private final GiveMobile mobile;

    RecoverAtCounter(Desk desk) {
        this.desk = desk;
        this.mobile = GiveMobile.lost(desk);
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        if (file.particulars().optional("mobile").isPresent()) {
            mobile.check(file);
        } else if (desk.subjects().mobileOf(file.personId()).isEmpty()) {
            throw Particulars.bad("mobile");
        }
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        if (file.particulars().optional("mobile").isPresent()) {
            mobile.carryOut(file, operator, outcome);
        }
        for (PersonRecords.Account account : desk.records().accounts(file.personId())) {
            if (!account.retired()) {
                String unknown = Base64.getEncoder().encodeToString(desk.ids().bytes(32)) + "a1";
                desk.accounts().forgetSecrets(account.accountId(), unknown);
                outcome.endSessions(account.accountId());
            }
        }
        desk.subjects()
                .mobileOf(file.personId())
                .ifPresent(to -> outcome.tell(new Announcement(to, Announcement.Kind.RECOVERED_AT_COUNTER, "")));
    }

    @Override
    public boolean canBeUndone() {
        return false;
    }
}
