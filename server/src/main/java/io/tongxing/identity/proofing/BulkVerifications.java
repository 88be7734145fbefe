package io.tongxing.identity.proofing;

import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Verifications that another system brought about and that come with the people they are of. Runs in the caller's transaction. */
@FunctionalInterface
public interface BulkVerifications {

    /** One verification of the name and number that came with the person. */
    record Brought(UUID verificationId, UUID personId, UUID identifierId, UUID nameId, ConfirmedEvidence evidence) {}

    void saveAll(List<Brought> verifications, Instant now);
}
