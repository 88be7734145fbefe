package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which mobile is bound to whom, and since when somebody made sure of it. Every call runs in the caller's transaction. */
public interface ContactStore {

    /**
     * A mobile that is bound to a person now.
     *
     * @param verifiedAt when a code or the carrier last said so
     * @param doubted the carrier has said since that the number is not this person's
     */
    @PersonalData
    record Binding(UUID contactId, MobileNumber mobile, Instant verifiedAt, boolean doubted) {
        @Override
        public String toString() {
            return "Binding[" + contactId + "]";
        }
    }

    Optional<Binding> mobileOf(UUID personId);

    void confirm(UUID contactId, Instant at);

    void doubt(UUID contactId, Instant at);

    /** Ends the binding of a mobile, whosever it is; the person who had it. */
    Optional<UUID> release(MobileNumber mobile, Instant at);

    /**
     * Binds a mobile to a person and ends the binding of the one before.
     *
     * @throws IdentifierTakenException when it is bound to somebody else; the caller rolls back
     */
    void bind(UUID personId, MobileNumber mobile, Instant at);
}
