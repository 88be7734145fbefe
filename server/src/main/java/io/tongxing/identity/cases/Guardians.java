package io.tongxing.identity.cases;

import io.tongxing.identity.cases.Guardianship.Phase;
import io.tongxing.identity.subject.SubjectStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What guardians may do today. Read from the child's document each time, so that nothing has to run on a birthday. */
public final class Guardians {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** A child and what the guardian may do for it now. */
    public record Ward(UUID childId, Phase phase) {}

    private final GuardianshipStore store;
    private final SubjectStore subjects;
    private final Clock clock;

    public Guardians(GuardianshipStore store, SubjectStore subjects, Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** The children the person looks after now. */
    public List<Ward> wardsOf(UUID guardianId) {
        return store.ofGuardian(guardianId).stream()
                .flatMap(one -> phase(one.childId())
                        .filter(phase -> phase != Phase.OVER)
                        .map(phase -> new Ward(one.childId(), phase))
                        .stream())
                .toList();
    }

    /** Whether the guardian acts and consents for the child now. */
    public boolean mayDecideFor(UUID guardianId, UUID childId) {
        return wardsOf(guardianId).contains(new Ward(childId, Phase.DECIDES));
    }

    /** What any guardian of this child may do now; empty when its document tells no birthdate. */
    public Optional<Phase> phase(UUID childId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return subjects.currentIdentity(childId)
                .flatMap(identity -> identity.document().birthdate())
                .map(birthdate -> Phase.on(today, birthdate));
    }
}
