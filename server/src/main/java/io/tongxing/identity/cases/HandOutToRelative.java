package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.PersonStatus;

/**
 * A near relative of somebody deceased asks for what there is (Personal Information Protection Law, article 49). Once two members of staff have
 * seen the papers, {@link HandOut} reads it for thirty days; the account itself stays closed to everybody. Undoing ends the reading.
 *
 * <p>Particulars: {@code realName}, {@code documentType}, {@code documentNumber} of the relative and {@code relation}.
 */
final class HandOutToRelative implements Procedure {
    private final Desk desk;

    HandOutToRelative(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        if (desk.records().hold(file.persons()).get(file.personId()) != PersonStatus.DECEASED) {
            throw new CaseRefusedException("person-not-deceased");
        }
        file.particulars().name("realName");
        file.particulars().document();
        file.particulars().text("relation");
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        // The state of the case is the permission; HandOut asks for it each time.
    }
}
