package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.subject.Accounts;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.identity.subject.SubjectStore;
import java.time.Clock;

/** What the procedures work with, put together for one transaction. */
public record Desk(
        SubjectStore subjects,
        VerificationStore verifications,
        Accounts accounts,
        PersonRecords records,
        CaseLedger ledger,
        GuardianshipStore guardianships,
        HelpStore help,
        Ids ids,
        Clock clock) {

    /** Holds the persons of the case and refuses it when the first of them may not act. */
    void requireActive(CaseFile file) {
        if (records.hold(file.persons()).get(file.personId()) != PersonStatus.ACTIVE) {
            throw new CaseRefusedException("person-not-active");
        }
    }
}
