package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case changes, value by value, each written down with what was there before. Undoing a case is the ledger read backwards, so that it
 * restores exactly, and refuses when anything has changed since. Every call runs in the caller's transaction.
 */
public interface CaseLedger {

    /** Changes a value and writes the old one down. A value that is the same already is left alone. */
    void set(UUID caseId, Cell cell, String row, @Nullable String value);

    /** A row that the case has added: to undo is to end it, never to delete it. */
    void added(UUID caseId, Cell end, UUID row);

    /**
     * Restores everything, newest change first.
     *
     * @throws CaseRefusedException {@code changed-since} when a value is not what the case made it, {@code taken-since} when somebody else has by now
     *     what would be restored
     */
    void undo(UUID caseId, Instant now);
}
