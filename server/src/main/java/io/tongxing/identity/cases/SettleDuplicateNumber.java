package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.IdentityDocument;
import java.util.UUID;

/**
 * Two people were given one number, and the wrong one of them has it here: it goes over to the person who keeps it. The other one's evidence of it
 * ends; both keep their accounts and what departments know them by.
 *
 * <p>Particulars as in {@link ChangeNumber}; the other person is the one who has the number now.
 */
final class SettleDuplicateNumber implements Procedure {
    private final Desk desk;

    SettleDuplicateNumber(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        UUID other = file.other();
        desk.requireActive(file);
        IdentityDocument document = file.particulars().document();
        boolean theirs =
                desk.subjects().holderOf(document).filter(other::equals).isPresent();
        if (!theirs || other.equals(file.personId())) {
            throw new CaseRefusedException("not-the-others-number");
        }
        identity(file);
    }

    private CurrentIdentity identity(CaseFile file) {
        return desk.subjects()
                .currentIdentity(file.personId())
                .orElseThrow(() -> new CaseRefusedException("no-identity"));
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        IdentityDocument document = file.particulars().document();
        String now = desk.clock().instant().toString();
        CurrentIdentity keeper = identity(file);
        for (UUID row : desk.records().currentDocuments(file.other(), document.type())) {
            desk.ledger().set(file.caseId(), Cell.DOCUMENT_VALID_TO, row.toString(), now);
        }
        ChangeNumber.replace(desk, file, file.personId(), keeper, operator);
        for (UUID person : file.persons()) {
            desk.subjects()
                    .mobileOf(person)
                    .ifPresent(
                            mobile -> outcome.tell(new Announcement(mobile, Announcement.Kind.CHANGED_AT_COUNTER, "")));
        }
    }
}
