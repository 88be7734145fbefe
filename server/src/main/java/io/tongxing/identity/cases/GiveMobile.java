package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person gets another mobile at the counter. A lost one is replaced by one that nobody here has; a number that the operator gave to a new
 * subscriber leaves whoever had it before, and neither learns of the other.
 *
 * <p>Particulars: {@code mobile}. The mobile that the person had is told; nothing is sent to a number about the one who had it before.
 */
final class GiveMobile implements Procedure {
    private final Desk desk;
    private final boolean fromAnother;

    private GiveMobile(Desk desk, boolean fromAnother) {
        this.desk = desk;
        this.fromAnother = fromAnother;
    }

    static GiveMobile lost(Desk desk) {
        return new GiveMobile(desk, false);
    }

    static GiveMobile reassigned(Desk desk) {
        return new GiveMobile(desk, true);
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        Optional<UUID> holder = desk.subjects().holderOf(file.particulars().mobile());
        if (holder.equals(Optional.of(file.personId()))) {
            throw new CaseRefusedException("same-mobile");
        }
        if (holder.isPresent() != fromAnother) {
            throw new CaseRefusedException(fromAnother ? "mobile-held-by-nobody" : "mobile-held-elsewhere");
        }
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        MobileNumber mobile = file.particulars().mobile();
        if (fromAnother) {
            UUID before = desk.subjects().holderOf(mobile).orElseThrow();
            end(file, before);
            outcome.alsoConcerns(before);
        }
        desk.subjects()
                .mobileOf(file.personId())
                .ifPresent(old -> outcome.tell(new Announcement(old, Announcement.Kind.MOBILE_REPLACED, "")));
        end(file, file.personId());
        Instant now = desk.clock().instant();
        UUID row = desk.subjects().addMobile(file.personId(), mobile, now);
        desk.ledger().added(file.caseId(), Cell.MOBILE_VALID_TO, row);
        outcome.tell(new Announcement(mobile, Announcement.Kind.MOBILE_GIVEN, ""));
    }

    private void end(CaseFile file, UUID person) {
        String now = desk.clock().instant().toString();
        for (UUID row : desk.records().currentMobiles(person)) {
            desk.ledger().set(file.caseId(), Cell.MOBILE_VALID_TO, row.toString(), now);
        }
    }
}
