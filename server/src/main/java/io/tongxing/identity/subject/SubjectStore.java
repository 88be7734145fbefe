package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
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

    /**
     * Adds a person who says neither name nor number: the national network identity will vouch for them, and nobody may ask for more (Measures on the
     * national network identity service, in force since 15 July 2025).
     *
     * @throws IdentifierTakenException when the mobile belongs to somebody; the caller rolls back
     */
    void addUnnamed(UUID personId, String accountId, MobileNumber mobile, Instant at);

    /** Accounts whose current mobile or document number has one of these values; none, one, or more than one person's. */
    List<String> accountsOf(Optional<MobileNumber> mobile, List<IdentityDocument> documents);

    Optional<UUID> personOf(String accountId);

    /** The person of the account if they may act: active, and by an account that a merge has not retired. */
    Optional<UUID> actingPersonOf(String accountId);

    Optional<PersonStatus> statusOf(UUID personId);

    /** Adds a person without account or contact: a child, whose guardian acts for it. */
    void addChild(UUID personId, PersonName name, IdentityDocument document, Instant at);

    /** Adds a current name; the one before must have ended. */
    UUID addName(UUID personId, PersonName name, Instant at);

    /**
     * Adds a current document.
     *
     * @throws IdentifierTakenException when the number belongs to somebody else; the caller rolls back
     */
    UUID addDocument(UUID personId, IdentityDocument document, Instant at);

    /** Says that this verification has confirmed name and document of the rows; it MUST be saved in the same transaction. */
    void confirm(CurrentIdentity identity, UUID verificationId, Instant at);

    /**
     * Adds a current mobile.
     *
     * @throws IdentifierTakenException when it belongs to somebody else; the caller rolls back
     */
    UUID addMobile(UUID personId, MobileNumber mobile, Instant at);

    /** Whoever holds the document now. */
    Optional<UUID> holderOf(IdentityDocument document);

    /** Whoever holds the mobile now. */
    Optional<UUID> holderOf(MobileNumber mobile);

    /** What the person currently goes by: of several documents the one that was confirmed last, before any that nobody confirmed. */
    Optional<CurrentIdentity> currentIdentity(UUID personId);

    Optional<MobileNumber> mobileOf(UUID personId);

    /** The current mobile of whoever holds the document number. */
    Optional<MobileNumber> mobileOfHolder(IdentityDocument document);

    /** The account and account name that goes with the mobile. */
    Optional<String> accountOfMobile(MobileNumber mobile);

    /**
     * Writes down what a source has just confirmed. A number of a type that the person holds already ends the one before and points at it; a document
     * of another type stands beside those that are held. Values that did not change keep their row.
     *
     * <p>The person has one name at a time, so a document in another name ends the name before, and with it what was proven under that.
     *
     * @param verificationId the verification that says so; it MUST be saved in the same transaction
     * @throws IdentifierTakenException when the number belongs to somebody else; the caller rolls back
     */
    CurrentIdentity replaceIdentity(UUID personId, ClaimedIdentity confirmed, UUID verificationId, Instant at);

    /** The documents that count now, the one confirmed last first. */
    List<IdentityDocument> documentsOf(UUID personId);

    /** Every name, document number and contact that the person has and had, masked, for work on cases; oldest first within each kind. */
    List<HeldValue> identifiersOf(UUID personId);
}
