package io.tongxing.identity.platform.keys;

import io.tongxing.identity.platform.keys.KeyRotation.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rotations and what they have to do to the rows. Every call runs in the caller's transaction, which is short. */
public interface KeyRotationStore {

    /** What one batch came to. */
    record Swept(int changed, int unreadable, Optional<UUID> last) {}

    /** Makes a new key and announces it; empty when a rotation is under way. */
    Optional<KeyRotation> begin(UUID rotationId, RotatableKey purpose, String operator);

    /** All rotations there were, newest first; the first may be under way. */
    List<KeyRotation> newest(int most);

    /** The rotation under way, held by this transaction alone; empty when there is none or another node has it in hand. */
    Optional<KeyRotation> take();

    /** Whether the phase began that long ago. */
    boolean hasLasted(KeyRotation rotation, Duration time);

    /** Whether the new key has been the one of the day for that long. */
    boolean isSwitchedFor(KeyRotation rotation, Duration time);

    /**
     * Whether every transaction that may have written by the rule before this phase has ended. The first call of a phase draws the line, so it answers
     * false.
     */
    boolean isQuiet(KeyRotation rotation, List<SealedTable> tables);

    /** Changes the next rows of a table after the cursor; rows that somebody else holds are passed over and found again by {@link #isDone}. */
    Swept sweep(KeyRotation rotation, SealedTable table, Optional<UUID> after, int most);

    /** Whether no row of the table is left in the form before this phase. */
    boolean isDone(KeyRotation rotation, SealedTable table);

    /** Remembers how far the sweep has come. */
    void advance(KeyRotation rotation, String table, Optional<UUID> cursor, Swept swept);

    /** Begins the tables of the phase from the first again. */
    void restart(KeyRotation rotation);

    void enter(KeyRotation rotation, Phase phase);

    void finish(KeyRotation rotation);
}
