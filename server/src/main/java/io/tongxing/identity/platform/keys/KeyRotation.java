package io.tongxing.identity.platform.keys;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A rotation as it stands, in numbers that an operator can watch.
 *
 * @param phaseSince by the clock of the database, which all nodes share
 * @param atTable the table and column that is being gone through, empty before the first
 * @param cursor the last row done in it
 * @param rowsDone rows changed in this phase
 * @param rowsTotal rows in all tables when the phase began to change them
 * @param passRows rows changed since the tables were last begun from the first
 * @param unreadable rows met in this pass that no key opens
 * @param switchedAt when the new key became the one of the day, empty before
 */
public record KeyRotation(
        UUID rotationId,
        RotatableKey purpose,
        int oldKey,
        int newKey,
        Phase phase,
        Instant phaseSince,
        Optional<String> atTable,
        Optional<UUID> cursor,
        long rowsDone,
        long rowsTotal,
        long passRows,
        long unreadable,
        Instant begunAt,
        String begunBy,
        Optional<Instant> switchedAt,
        Optional<Instant> finishedAt) {

    /**
     * How far a rotation has come. Phases that wait let every node learn the new rule while both rules are still right; phases that sweep change the
     * rows that are not yet of the new form, while only the new form is written.
     */
    public enum Phase {
        /** Every node learns the new key. It opens seals already; an index is written under both keys, or still under the old alone. */
        ANNOUNCED(false),
        /** Rows get their index under the new key beside the old one. */
        BACKFILL(true),
        /** Every node learns to use the new key: for each new seal, for both columns of an index. */
        SWITCHED(false),
        /** Rows get the seal, or the first index, of the new key. */
        REWRITE(true),
        /** Every node learns to leave the second index empty again. */
        RETIRING(false),
        /** Rows lose their second index. */
        CLEARING(true);

        private final boolean sweeps;

        Phase(boolean sweeps) {
            this.sweeps = sweeps;
        }

        public boolean sweeps() {
            return sweeps;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the new key is the one of the day. */
        public boolean hasSwitched() {
            return compareTo(SWITCHED) >= 0;
        }

        /** The phase after this one, empty after the last. A seal has one column, so nothing has to be filled or cleared beside it. */
        public Optional<Phase> next(RotatableKey purpose) {
            return switch (this) {
                case ANNOUNCED -> Optional.of(purpose == RotatableKey.SEAL ? SWITCHED : BACKFILL);
                case BACKFILL -> Optional.of(SWITCHED);
                case SWITCHED -> Optional.of(REWRITE);
                case REWRITE -> purpose == RotatableKey.SEAL ? Optional.empty() : Optional.of(RETIRING);
                case RETIRING -> Optional.of(CLEARING);
                case CLEARING -> Optional.empty();
            };
        }
    }
}
