package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A case as it stands.
 *
 * @param personId whom it is about; of two, the one who stays or keeps
 * @param otherPersonId the other one, in kinds that have two
 * @param openedBy the operator who opened it, or {@code register} when a register's answer did
 */
public record CaseFile(
        UUID caseId,
        CaseKind kind,
        CaseState state,
        UUID personId,
        Optional<UUID> otherPersonId,
        Particulars particulars,
        String openedBy,
        Optional<String> undoAskedBy,
        Instant openedAt,
        Optional<Instant> carriedOutAt) {

    /** The other person, in a kind that cannot be without. */
    public UUID other() {
        return otherPersonId.orElseThrow(() -> new CaseRefusedException("other-person-missing"));
    }

    public Set<UUID> persons() {
        return otherPersonId
                .filter(other -> !other.equals(personId))
                .map(other -> Set.of(personId, other))
                .orElseGet(() -> Set.of(personId));
    }
}
