package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.CurrentIdentity;

/** A register cannot compare a rare character: two members of staff have compared person and document themselves, and that is the evidence. */
final class ConfirmName implements Procedure {
    private final Desk desk;

    ConfirmName(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        identity(file);
    }

    private CurrentIdentity identity(CaseFile file) {
        CurrentIdentity registered = desk.subjects()
                .currentIdentity(file.personId())
                .orElseThrow(() -> new CaseRefusedException("no-identity"));
        boolean shown = registered.name().equals(file.particulars().name("realName"))
                && registered.document().equals(file.particulars().document());
        if (!shown) {
            throw new CaseRefusedException("not-what-is-registered");
        }
        return registered;
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        new CounterEvidence(desk).save(file, file.personId(), identity(file), operator);
    }
}
