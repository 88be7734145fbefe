package io.tongxing.sandbox.authority.ca;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.pki.KeyKind;
import io.tongxing.sandbox.pki.PkiDirectory;
import io.tongxing.sandbox.state.LineJournal;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * Every certificate that was given to somebody, and whether it still counts. One with a name or a number that is not its
 * holder's any more, or whose holder has died, is revoked as soon as anybody asks.
 */
@Singleton
class CertificateRegister {
    private record Card(long personId, KeyKind kind) {}

    private final CertificateAuthorities authorities;
    private final People people;
    private final Clock clock;
    private final LineJournal<Issued> journal;
    private final Map<BigInteger, Issued> bySerial = new HashMap<>();
    private final Map<Card, BigInteger> current = new HashMap<>();

    CertificateRegister(
            CertificateAuthorities authorities, People people, Clock clock, ObjectMapper json, PkiDirectory directory) {
        this.authorities = authorities;
        this.people = people;
        this.clock = clock;
        this.journal = new LineJournal<>(json, directory.file("certificates.jsonl"), Issued.class);
        journal.read().forEach(this::remember);
    }

    /**
     * What is on the person's card: the certificate given last, revoked or not, unless it names the person otherwise than the
     * registers do now; then, and at first, a new one.
     */
    synchronized Issued onCardOf(Person person, KeyKind kind) {
        Optional<Issued> held = held(person, kind);
        if (held.isPresent() && held.get().names(person)) {
            return held.get();
        }
        held.ifPresent(this::settle);
        return keep(authorities.issue(kind, person));
    }

    /** False if there is none. */
    synchronized boolean revoke(Person person, KeyKind kind) {
        Optional<Issued> held = held(person, kind);
        held.filter(issued -> issued.revokedAt() == null)
                .ifPresent(issued -> keep(issued.revoked(clock.instant(), CRLReason.keyCompromise)));
        return held.isPresent();
    }

    synchronized Optional<Issued> find(KeyKind kind, BigInteger serial) {
        return Optional.ofNullable(bySerial.get(serial))
                .filter(issued -> issued.kind() == kind)
                .map(this::settle);
    }

    synchronized List<Issued> revoked(KeyKind kind) {
        return List.copyOf(bySerial.values()).stream()
                .filter(issued -> issued.kind() == kind)
                .map(this::settle)
                .filter(issued -> issued.revokedAt() != null)
                .toList();
    }

    private Optional<Issued> held(Person person, KeyKind kind) {
        return Optional.ofNullable(current.get(new Card(person.id(), kind))).map(bySerial::get);
    }

    private Issued settle(Issued issued) {
        if (issued.revokedAt() != null) {
            return issued;
        }
        return people.withId(issued.personId())
                .map(holder -> {
                    if (holder.deceased()) {
                        return keep(issued.revoked(clock.instant(), CRLReason.cessationOfOperation));
                    }
                    return issued.names(holder)
                            ? issued
                            : keep(issued.revoked(clock.instant(), CRLReason.affiliationChanged));
                })
                .orElse(issued);
    }

    private Issued keep(Issued issued) {
        remember(issued);
        journal.append(issued);
        return issued;
    }

    private void remember(Issued issued) {
        boolean isNew = bySerial.put(issued.serialNumber(), issued) == null;
        if (isNew) {
            current.put(new Card(issued.personId(), issued.kind()), issued.serialNumber());
        }
    }
}
