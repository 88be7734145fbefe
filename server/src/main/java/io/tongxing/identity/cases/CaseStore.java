package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cases and their steps. Every call runs in the caller's transaction. */
public interface CaseStore {

    /**
     * Keeps a new case.
     *
     * @throws CaseRefusedException {@code already-open} when one of the kind is open about the person; decided by a unique index
     */
    void open(CaseFile file);

    Optional<CaseFile> find(UUID caseId);

    /** The case, held until the transaction ends: of two steps at once, the second sees what the first has done. */
    Optional<CaseFile> hold(UUID caseId);

    /** A held case is carried out; the table refuses a confirming operator who opened it. */
    void carriedOut(UUID caseId, Optional<String> confirmedBy, Instant at);

    /** A held case is refused or withdrawn. */
    void closed(UUID caseId, CaseState to, String by, Instant at);

    /** Somebody wants a held case undone; empty when it is to stay as it is after all. */
    void undoAsked(UUID caseId, Optional<String> by);

    /** A held case is undone; the table refuses an operator who asked for it where two are needed. */
    void undone(UUID caseId, String by, Instant at);

    void step(UUID caseId, CaseStep step);

    List<CaseStep> steps(UUID caseId);

    /** Newest first. */
    List<CaseFile> ofPerson(UUID personId);

    /** The ones somebody has to decide on, oldest first, at most a page of them. */
    List<CaseFile> waiting(int most);
}
