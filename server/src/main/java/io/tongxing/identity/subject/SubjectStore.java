package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Persons and what is theirs. Every call runs in the caller's transaction and blocks for one or a few statements. */
public interface SubjectStore {

    /**
     * Adds a person with account, name, document and contact.
     *
     * @throws IdentifierTakenException when number or mobile belongs to somebody; the caller rolls back
     */
    void add(UUID personId, String accountId, Enrolment enrolment, Instant at);

    /** Accounts whose current mobile or document number has one of these values; none, one, or more than one person's. */
    List<String> accountsOf(Optional<MobileNumber> mobile, List<IdentityDocument> documents);

    Optional<UUID> personOf(String accountId);

    /** What the person currently goes by. */
    Optional<CurrentIdentity> currentIdentity(UUID personId);

    Optional<MobileNumber> mobileOf(UUID personId);

    /** The current mobile of whoever holds the document number. */
    Optional<MobileNumber> mobileOfHolder(IdentityDocument document);

    /** The account and account name that goes with the mobile. */
    Optional<String> accountOfMobile(MobileNumber mobile);

    /**
     * Replaces the person's self-asserted name and document by what a register has just confirmed. Values that did not change keep their row.
     *
     * @throws IdentifierTakenException when the number belongs to somebody else; the caller rolls back
     */
    CurrentIdentity replaceIdentity(UUID personId, io.tongxing.realname.spi.ClaimedIdentity confirmed, Instant at);
}
