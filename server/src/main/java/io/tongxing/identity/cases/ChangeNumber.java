package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.IdentityDocument;
import java.time.Instant;
import java.util.UUID;

/**
 * A person was given another number: the document of that type ends, the new one begins, and what two members of staff saw is its evidence.
 *
 * <p>Particulars: {@code documentType}, {@code documentNumber}, {@code issuingState} for a passport.
 */
final class ChangeNumber implements Procedure {
    private final Desk desk;

    ChangeNumber(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        IdentityDocument document = file.particulars().document();
        identity(file);
        desk.subjects().holderOf(document).ifPresent(holder -> {
            throw new CaseRefusedException(holder.equals(file.personId()) ? "same-number" : "number-held-elsewhere");
        });
    }

    private CurrentIdentity identity(CaseFile file) {
        return desk.subjects()
                .currentIdentity(file.personId())
                .orElseThrow(() -> new CaseRefusedException("no-identity"));
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        CurrentIdentity before = identity(file);
        replace(desk, file, file.personId(), before, operator);
        desk.subjects()
                .mobileOf(file.personId())
                .ifPresent(mobile -> outcome.tell(new Announcement(mobile, Announcement.Kind.CHANGED_AT_COUNTER, "")));
    }

    /** Gives the person the document of the particulars in place of any of its type. */
    static void replace(Desk desk, CaseFile file, UUID person, CurrentIdentity before, Operator operator) {
        IdentityDocument document = file.particulars().document();
        Instant now = desk.clock().instant();
        for (UUID old : desk.records().currentDocuments(person, document.type())) {
            desk.ledger().set(file.caseId(), Cell.DOCUMENT_VALID_TO, old.toString(), now.toString());
        }
        UUID row = desk.subjects().addDocument(person, document, now);
        desk.ledger().added(file.caseId(), Cell.DOCUMENT_VALID_TO, row);
        new CounterEvidence(desk)
                .save(file, person, new CurrentIdentity(before.nameId(), before.name(), row, document), operator);
    }
}
