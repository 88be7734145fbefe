package io.tongxing.identity.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a name, a document number or a contact: the value masked, the time in which it counted, and the evidence that set it.
 *
 * @param kind {@code name}, {@code mobile}, or the code of a document type
 * @param validTo empty while it counts
 * @param setBy the verification that confirmed it first, empty while nobody did
 * @param replaces the number before it, when this is the next one of the same type
 */
public record HeldValue(
        UUID id,
        String kind,
        String masked,
        Instant validFrom,
        Optional<Instant> validTo,
        Optional<UUID> setBy,
        Optional<UUID> replaces) {}
