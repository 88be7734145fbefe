package io.tongxing.identity.subject;

import io.tongxing.realname.spi.ExternalKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What outside sources call our persons: by it somebody is known again who has shown no number. Every call runs in the caller's transaction.
 */
public interface ExternalKeys {

    /**
     * Gives the person the key; one of the same source that they had before ends. Changes nothing when it is theirs already.
     *
     * @throws IdentifierTakenException when the key belongs to somebody else; the caller rolls back
     */
    void link(UUID personId, ExternalKey key, Instant at);

    /** Whoever has the key now. */
    Optional<UUID> holder(ExternalKey key);
}
