package io.tongxing.identity.subject;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds residents by the hundred. Every call runs in the caller's transaction. */
public interface BulkEnrolment {

    /** Who holds what a newcomer claims. */
    record Obstacle(IdentifierTakenException.What what, UUID holder) {}

    /** What stands in the way of which newcomer, by person id; who is not in it may be added. */
    Map<UUID, Obstacle> obstacles(List<NewResident> newcomers);

    /**
     * Adds all of them, or fails as a whole.
     *
     * @throws IdentifierTakenException when somebody took a number or a mobile since {@link #obstacles}; the caller rolls back
     */
    void addAll(List<NewResident> newcomers);
}
