package io.tongxing.identity.cases;

import io.tongxing.identity.cases.Guardianship.Phase;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.CurrentIdentity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Somebody looks after a child. The person of the case is the guardian; the other person is the child, or the particulars name one that has no
 * account yet ({@code realName}, {@code documentType}, {@code documentNumber}), who is then enrolled without one.
 *
 * <p>Particulars: {@code proof}, what the two members of staff have seen (household register, birth certificate, a register's answer).
 */
final class AppointGuardian implements Procedure {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Desk desk;

    AppointGuardian(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void check(CaseFile file) {
        desk.requireActive(file);
        file.particulars().text("proof");
        LocalDate birthdate = file.otherPersonId()
                .map(child -> desk.subjects()
                        .currentIdentity(child)
                        .orElseThrow(() -> new CaseRefusedException("no-identity"))
                        .document())
                .orElseGet(() -> file.particulars().document())
                .birthdate()
                .orElseThrow(() -> new CaseRefusedException("birthdate-unknown"));
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), CHINA);
        if (Phase.on(today, birthdate) == Phase.OVER) {
            throw new CaseRefusedException("of-age");
        }
        boolean twice = file.otherPersonId()
                .filter(child -> child.equals(file.personId())
                        || desk.guardianships().ofChild(child).stream()
                                .anyMatch(one -> one.guardianId().equals(file.personId())))
                .isPresent();
        if (twice) {
            throw new CaseRefusedException("guardian-already");
        }
        if (file.otherPersonId().isEmpty()) {
            checkNew(file);
        }
    }

    private void checkNew(CaseFile file) {
        file.particulars().name("realName");
        if (desk.subjects().holderOf(file.particulars().document()).isPresent()) {
            throw new CaseRefusedException("number-held-elsewhere");
        }
    }

    @Override
    public void carryOut(CaseFile file, Operator operator, Outcome outcome) {
        UUID child = file.otherPersonId().orElseGet(() -> enrol(file, operator));
        UUID id = desk.ids().uuid();
        desk.guardianships()
                .add(
                        new Guardianship(id, file.personId(), child),
                        file.caseId(),
                        desk.clock().instant());
        desk.ledger().added(file.caseId(), Cell.GUARDIANSHIP_ENDED_AT, id);
        outcome.alsoConcerns(child);
    }

    private UUID enrol(CaseFile file, Operator operator) {
        UUID child = desk.ids().uuid();
        Instant now = desk.clock().instant();
        desk.subjects()
                .addChild(
                        child,
                        file.particulars().name("realName"),
                        file.particulars().document(),
                        now);
        CurrentIdentity identity = desk.subjects().currentIdentity(child).orElseThrow();
        desk.ledger().added(file.caseId(), Cell.NAME_VALID_TO, identity.nameId());
        desk.ledger().added(file.caseId(), Cell.DOCUMENT_VALID_TO, identity.identifierId());
        new CounterEvidence(desk).save(file, child, identity, operator);
        return child;
    }
}
