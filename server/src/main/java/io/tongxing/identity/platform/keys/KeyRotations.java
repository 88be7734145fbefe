package io.tongxing.identity.platform.keys;

import io.tongxing.identity.platform.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins the rotation of a key and tells how it goes; the work itself is done by {@link RotateKeys} in the background, on whichever node comes first.
 *
 * <p>Runs in the caller's transaction.
 */
public final class KeyRotations {
    private static final int SHOWN = 20;

    private final KeyRotationStore store;
    private final Journal journal;
    private final Ids ids;

    /** Where a rotation is written down; the platform knows no journal of its own. */
    @FunctionalInterface
    public interface Journal {
        /** Appends in the caller's transaction. */
        void append(String event, KeyRotation rotation);
    }

    public KeyRotations(KeyRotationStore store, Journal journal, Ids ids) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
    }

    /**
     * Makes a new key and announces it to all nodes.
     *
     * @param operator the account id of who asked for it
     * @return the rotation, or empty when one is under way: two at once would need a third index column
     */
    public Optional<KeyRotation> begin(RotatableKey purpose, String operator) {
        UUID id = ids.uuid();
        Optional<KeyRotation> begun = store.begin(id, purpose, operator);
        begun.ifPresent(rotation -> journal.append("key-rotation-begun", rotation));
        return begun;
    }

    /** The rotations there were, newest first; the first is under way when it has no end. */
    public List<KeyRotation> status() {
        return store.newest(SHOWN);
    }
}
