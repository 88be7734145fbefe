package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the binding of mobiles true. A mobile is a contact and never an identifier: carriers give numbers to somebody else after three months, so
 * a binding ages and is confirmed anew, by a code or by the carrier, and ends when the number has moved.
 */
public final class KeepMobile {
    /** How long nobody has to ask again. */
    public static final Duration AGES_AFTER = Duration.ofDays(180);

    /** What has to be done about a person's mobile. */
    public enum State {
        CURRENT,
        /** Nobody has made sure for half a year. */
        AGED,
        /** The carrier says that it is not this person's. */
        DOUBTED,
        /** There is none, or it has moved to somebody else. */
        GONE
    }

    private final ContactStore contacts;
    private final AuditTrail trail;
    private final Clock clock;

    public KeepMobile(ContactStore contacts, AuditTrail trail, Clock clock) {
        this.contacts = contacts;
        this.trail = trail;
        this.clock = clock;
    }

    public Optional<ContactStore.Binding> mobileOf(UUID person) {
        return contacts.mobileOf(person);
    }

    public State stateOf(UUID person) {
        return contacts.mobileOf(person).map(this::stateOf).orElse(State.GONE);
    }

    private State stateOf(ContactStore.Binding binding) {
        if (binding.doubted()) {
            return State.DOUBTED;
        }
        return binding.verifiedAt().plus(AGES_AFTER).isAfter(clock.instant()) ? State.CURRENT : State.AGED;
    }

    /** A code or the carrier has said that the mobile is the person's; by which of them. */
    public void confirmed(UUID person, String by) {
        contacts.mobileOf(person).ifPresent(binding -> {
            contacts.confirm(binding.contactId(), clock.instant());
            trail.append(AuditEvent.done("contact-reconfirmed").person(person).fact("by", by));
        });
    }

    /** The carrier has said that the mobile is somebody else's; the person is asked at the next login. */
    public void doubted(UUID person) {
        contacts.mobileOf(person).ifPresent(binding -> {
            contacts.doubt(binding.contactId(), clock.instant());
            trail.append(AuditEvent.refused("contact-reconfirmed", "carrier-mismatch")
                    .person(person));
        });
    }

    /**
     * The person has proven another mobile by a code, or the same one again.
     *
     * @throws IdentifierTakenException when it is bound to somebody else; the caller rolls back
     */
    public void replace(UUID person, MobileNumber mobile) {
        boolean same = contacts.mobileOf(person)
                .filter(binding -> binding.mobile().equals(mobile))
                .isPresent();
        if (same) {
            confirmed(person, "code");
            return;
        }
        contacts.bind(person, mobile, clock.instant());
        trail.append(AuditEvent.done("contact-replaced").person(person));
    }

    /**
     * Ends the binding of a mobile that the carrier has confirmed for its new owner. The old owner hears of it at the next login and not by message:
     * the message would reach the new one.
     */
    void moved(MobileNumber mobile) {
        contacts.release(mobile, clock.instant())
                .ifPresent(old -> trail.append(AuditEvent.done("contact-moved").person(old)));
    }
}
