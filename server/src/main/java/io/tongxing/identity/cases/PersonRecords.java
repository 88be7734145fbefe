package io.tongxing.identity.cases;

import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.evidence.DocumentType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What belongs to a person, by row, for a case to move or end. Every call runs in the caller's transaction. */
public interface PersonRecords {
    /**
     * A login account.
     *
     * @param moved whether an earlier merge has brought it to this person
     */
    record Account(String accountId, boolean retired, boolean moved) {}

    /** A verification that has not ended, and the rows it speaks of. */
    record Proof(UUID verificationId, Optional<UUID> nameId) {}

    /** Holds the persons until the transaction ends, always in the same order, so that two cases never wait for each other in a ring. */
    Map<UUID, PersonStatus> hold(Set<UUID> persons);

    List<Account> accounts(UUID personId);

    Optional<UUID> currentName(UUID personId);

    List<UUID> currentDocuments(UUID personId, DocumentType type);

    /** The types of which the person has a current document. */
    Set<DocumentType> documentTypes(UUID personId);

    List<UUID> currentMobiles(UUID personId);

    List<Proof> standingProofs(UUID personId);

    List<UUID> currentExternalKeys(UUID personId);

    /** The sectors that were told a subject for any account of the person. */
    List<String> sectorsTold(UUID personId);
}
