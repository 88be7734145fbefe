package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.PersonName;
import java.time.Instant;
import java.util.UUID;

/** A person goes by another name. Particulars: {@code realName}. */
final class ChangeName implements Procedure {
    private final Desk desk;

    ChangeName(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        if (identity(file).name().equals(file.particulars().name("realName"))) {
            throw new CaseRefusedException("same-name");
        }
    }

    private CurrentIdentity identity(CaseFile file) {
        return desk.subjects()
                .currentIdentity(file.personId())
                .orElseThrow(() -> new CaseRefusedException("no-identity"));
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        CurrentIdentity before = identity(file);
        PersonName name = file.particulars().name("realName");
        Instant now = desk.clock().instant();
        desk.ledger().set(file.caseId(), Cell.NAME_VALID_TO, before.nameId().toString(), now.toString());
        UUID row = desk.subjects().addName(file.personId(), name, now);
        desk.ledger().added(file.caseId(), Cell.NAME_VALID_TO, row);
        new CounterEvidence(desk)
                .save(
                        file,
                        file.personId(),
                        new CurrentIdentity(row, name, before.identifierId(), before.document()),
                        operator);
        desk.subjects()
                .mobileOf(file.personId())
                .ifPresent(mobile -> outcome.tell(new Announcement(mobile, Announcement.Kind.CHANGED_AT_COUNTER, "")));
    }
}
