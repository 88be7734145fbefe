package io.tongxing.identity.platform.keys;

import io.tongxing.identity.platform.keys.KeyRotation.Phase;
import io.tongxing.identity.platform.keys.KeyRotationStore.Swept;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Does the next small piece of a rotation that is under way.
 *
 * <p>Every call runs in one short transaction that changes rows and cursor together, so a node may be killed at any point and another goes on from
 * there. Safety rests on the order: nodes learn a rule while both rules are right, transactions that knew only the old one have ended, and only then
 * rows are changed that the old rule relied on.
 */
public final class RotateKeys {

    /** What became of a piece of work. */
    public enum Step {
        /** Nothing is under way, or another node has it in hand. */
        IDLE,
        /** Something must pass first: time, or a transaction. */
        WAITING,
        /** There may be more to do at once. */
        WORKED
    }

    /**
     * How a rotation takes its time.
     *
     * @param settle how long a waiting phase lasts; MUST be several times what a node takes to notice a phase
     * @param shortLived how long rows live that are kept under {@link io.tongxing.identity.platform.BlindIndex#of} and looked up, such as codes
     *     by SMS; an old index key is kept that long after the switch, so that they can be found until the last of them has expired
     * @param batch rows of one transaction
     */
    public record Pace(Duration settle, Duration shortLived, int batch) {
        public Pace {
            if (batch < 1 || settle.isNegative() || shortLived.isNegative()) {
                throw new IllegalArgumentException("A rotation needs a batch of at least one row");
            }
        }
    }

    private final KeyRotationStore store;
    private final List<SealedTable> tables;
    private final KeyRotations.Journal journal;
    private final Pace pace;

    public RotateKeys(KeyRotationStore store, List<SealedTable> tables, KeyRotations.Journal journal, Pace pace) {
        this.store = store;
        this.tables = List.copyOf(tables);
        this.journal = journal;
        this.pace = pace;
    }

    /** One piece of work, in one transaction of its own. */
    public Step step() {
        return store.take()
                .map(rotation -> rotation.phase().sweeps() ? sweep(rotation) : await(rotation))
                .orElse(Step.IDLE);
    }

    private Step await(KeyRotation rotation) {
        if (!store.hasLasted(rotation, pace.settle())) {
            return Step.WAITING;
        }
        store.enter(rotation, rotation.phase().next(rotation.purpose()).orElseThrow());
        return Step.WORKED;
    }

    private Step sweep(KeyRotation rotation) {
        List<SealedTable> concerned = tables.stream()
                .filter(table -> table.concerns(rotation.purpose()))
                .toList();
        if (!store.isQuiet(rotation, concerned)) {
            return Step.WAITING;
        }
        Optional<SealedTable> table = tableAt(rotation, concerned);
        if (table.isEmpty()) {
            return conclude(rotation, concerned);
        }
        boolean sameTable = rotation.atTable().equals(Optional.of(table.get().label()));
        Swept swept =
                store.sweep(rotation, table.get(), sameTable ? rotation.cursor() : Optional.empty(), pace.batch());
        store.advance(rotation, table.get().label(), swept.last(), swept);
        return Step.WORKED;
    }

    /** A table whose cursor ran out is done with; names and not numbers, so that a table added by a new release finds its place. */
    private static Optional<SealedTable> tableAt(KeyRotation rotation, List<SealedTable> tables) {
        if (rotation.atTable().isEmpty()) {
            return tables.stream().findFirst();
        }
        int at = tables.stream()
                .map(SealedTable::label)
                .toList()
                .indexOf(rotation.atTable().get());
        int next = rotation.cursor().isPresent() ? at : at + 1;
        return next < tables.size() ? Optional.of(tables.get(Math.max(next, 0))) : Optional.empty();
    }

    private Step conclude(KeyRotation rotation, List<SealedTable> concerned) {
        boolean isDone = concerned.stream().allMatch(table -> store.isDone(rotation, table));
        boolean isStuck = !isDone && rotation.passRows() == 0 && rotation.unreadable() > 0;
        if (!isDone && !(isStuck && rotation.purpose() == RotatableKey.SEAL)) {
            // What cannot be opened cannot get a new index and would be lost by going on; an operator sees the count
            // and decides.
            store.restart(rotation);
            return isStuck ? Step.WAITING : Step.WORKED;
        }
        Optional<Phase> next = rotation.phase().next(rotation.purpose());
        if (next.isPresent()) {
            store.enter(rotation, next.get());
            return Step.WORKED;
        }
        if (rotation.purpose() == RotatableKey.INDEX && !store.isSwitchedFor(rotation, pace.shortLived())) {
            return Step.WAITING;
        }
        store.finish(rotation);
        journal.append("key-rotation-finished", rotation);
        return Step.WORKED;
    }
}
