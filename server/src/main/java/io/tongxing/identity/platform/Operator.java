package io.tongxing.identity.platform;

import java.util.Optional;
import java.util.UUID;

/**
 * A member of staff who acts.
 *
 * @param id the account in the realm of operators; what journal and case steps name
 * @param office where they act, in words that may stand in the evidence a department reads
 * @param ownPerson the resident that the member of staff is, where the administrator has said so; nobody acts on themselves
 */
public record Operator(String id, String office, Optional<UUID> ownPerson) {

    /** Whether this is the resident that is to be acted on. */
    public boolean is(UUID person) {
        return ownPerson.filter(person::equals).isPresent();
    }
}
