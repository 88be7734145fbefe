package io.tongxing.identity.proofing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A resident's turn at a counter: opened by the resident on their own page, looked at by one clerk, confirmed by another.
 *
 * @param lookedBy the operator who compared person and document
 */
public record CounterAppointment(
        UUID appointmentId, UUID personId, State state, Optional<String> lookedBy, Optional<Instant> expiresAt) {

    /** How far it has come. {@code OVER}: replaced by a newer one. */
    public enum State {
        OPEN,
        LOOKED,
        CONFIRMED,
        OVER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
