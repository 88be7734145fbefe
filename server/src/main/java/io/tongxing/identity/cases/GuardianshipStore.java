package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Guardianships that somebody has not ended; whether the child is still one is asked of {@link Guardians}. Runs in the caller's transaction. */
public interface GuardianshipStore {
    void add(Guardianship guardianship, UUID caseId, Instant at);

    List<Guardianship> ofGuardian(UUID guardianId);

    List<Guardianship> ofChild(UUID childId);
}
