package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who helps whom. Every call runs in the caller's transaction. */
public interface HelpStore {
    void add(Help help, Instant at);

    Optional<Help> find(UUID helpId);

    /** False when it has ended already. */
    boolean end(UUID helpId, UUID by, Instant at);

    /** Of the person who is helped and of the one who helps, newest first, ended ones included. */
    List<Help> concerning(UUID personId);
}
