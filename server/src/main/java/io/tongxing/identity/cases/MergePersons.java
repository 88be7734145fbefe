package io.tongxing.identity.cases;

import io.tongxing.identity.cases.PersonRecords.Account;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One human with two accounts becomes one person: accounts, documents, evidence and keys move to the one who stays; of the accounts one goes on
 * logging in. What departments know either account by stays theirs.
 *
 * <p>Particulars: {@code loginAccount}, the account that survives (by default one of the person who stays); {@code mobileOf}, {@code person} or
 * {@code other}, whose mobile is kept. Of two documents of one type the one of the person who stays counts. The undoing is the split.
 */
final class MergePersons implements Procedure {
    private final Desk desk;

    MergePersons(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        if (file.other().equals(file.personId())) {
            throw new CaseRefusedException("same-person-twice");
        }
        var standing = desk.records().hold(file.persons());
        if (standing.values().stream().anyMatch(status -> status != PersonStatus.ACTIVE)) {
            throw new CaseRefusedException("person-not-active");
        }
        login(file);
    }

    private String login(CaseFile file) {
        List<Account> usable = new ArrayList<>(desk.records().accounts(file.personId()));
        usable.addAll(desk.records().accounts(file.other()));
        List<String> names = usable.stream()
                .filter(account -> !account.retired())
                .map(Account::accountId)
                .toList();
        String login = file.particulars()
                .optional("loginAccount")
                .orElseGet(() -> names.stream().findFirst().orElse(""));
        if (!names.contains(login)) {
            throw Particulars.bad("loginAccount");
        }
        return login;
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        String login = login(file);
        moveAccounts(file, login, outcome);
        moveEvidence(file);
        moveDocuments(file);
        moveMobile(file);
        UUID goes = file.other();
        for (UUID key : desk.records().currentExternalKeys(goes)) {
            set(file, Cell.EXTERNAL_KEY_PERSON, key, file.personId().toString());
        }
        set(file, Cell.PERSON_STATUS, goes, PersonStatus.MERGED.code());
        set(file, Cell.PERSON_MERGED_INTO, goes, file.personId().toString());
        file.persons().forEach(outcome::standingChanged);
        desk.subjects()
                .mobileOf(file.personId())
                .ifPresent(mobile -> outcome.tell(new Announcement(mobile, Announcement.Kind.CHANGED_AT_COUNTER, "")));
    }

    private void moveAccounts(CaseFile file, String login, Outcome outcome) {
        List<Account> all = new ArrayList<>(desk.records().accounts(file.personId()));
        for (Account account : desk.records().accounts(file.other())) {
            if (!account.moved()) {
                desk.ledger()
                        .set(
                                file.caseId(),
                                Cell.ACCOUNT_OPENED_FOR,
                                account.accountId(),
                                file.other().toString());
            }
            desk.ledger()
                    .set(
                            file.caseId(),
                            Cell.ACCOUNT_PERSON,
                            account.accountId(),
                            file.personId().toString());
            all.add(account);
        }
        for (Account account : all) {
            if (!account.retired() && !account.accountId().equals(login)) {
                desk.ledger().set(file.caseId(), Cell.ACCOUNT_RETIRED_AT, account.accountId(), now());
                outcome.endSessions(account.accountId());
            }
        }
    }

    /** Evidence speaks of a name; where both are known by the same one, what was proven of either counts on. */
    private void moveEvidence(CaseFile file) {
        Optional<UUID> gone = desk.records().currentName(file.other());
        Optional<UUID> kept = desk.records().currentName(file.personId());
        boolean sameName = kept.isPresent() && name(file.other()).equals(name(file.personId()));
        for (PersonRecords.Proof proof : desk.records().standingProofs(file.other())) {
            set(
                    file,
                    Cell.VERIFICATION_PERSON,
                    proof.verificationId(),
                    file.personId().toString());
            if (sameName && proof.nameId().isPresent() && proof.nameId().equals(gone)) {
                set(
                        file,
                        Cell.VERIFICATION_NAME,
                        proof.verificationId(),
                        kept.get().toString());
            }
        }
        gone.ifPresent(name -> set(file, Cell.NAME_VALID_TO, name, now()));
    }

    private Optional<PersonName> name(UUID person) {
        return desk.subjects().currentIdentity(person).map(CurrentIdentity::name);
    }

    private void moveDocuments(CaseFile file) {
        Set<DocumentType> held = desk.records().documentTypes(file.personId());
        for (DocumentType type : desk.records().documentTypes(file.other())) {
            for (UUID document : desk.records().currentDocuments(file.other(), type)) {
                if (held.contains(type)) {
                    set(file, Cell.DOCUMENT_VALID_TO, document, now());
                }
                set(file, Cell.DOCUMENT_PERSON, document, file.personId().toString());
            }
        }
    }

    private void moveMobile(CaseFile file) {
        List<UUID> own = desk.records().currentMobiles(file.personId());
        List<UUID> theirs = desk.records().currentMobiles(file.other());
        boolean takeTheirs = !theirs.isEmpty()
                && (own.isEmpty() || file.particulars().optional("mobileOf").equals(Optional.of("other")));
        (takeTheirs ? own : theirs).forEach(mobile -> set(file, Cell.MOBILE_VALID_TO, mobile, now()));
        if (takeTheirs) {
            theirs.forEach(mobile ->
                    set(file, Cell.MOBILE_PERSON, mobile, file.personId().toString()));
        }
    }

    @Override
    public void undone(CaseFile file, Outcome outcome) {
        for (UUID person : file.persons()) {
            outcome.standingChanged(person);
            // A session of before could go on with a subject that is another person's again.
            desk.records().accounts(person).forEach(account -> outcome.endSessions(account.accountId()));
        }
    }

    private void set(CaseFile file, Cell cell, UUID row, String value) {
        desk.ledger().set(file.caseId(), cell, row.toString(), value);
    }

    private String now() {
        return desk.clock().instant().toString();
    }
}
