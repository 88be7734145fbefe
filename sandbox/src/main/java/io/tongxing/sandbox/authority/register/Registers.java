package io.tongxing.sandbox.authority.register;

import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Reply;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.Stranger;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the registers have in common: they look for the number, then at the name, then at what each adds.
 *
 * <p>All look at the same people, so a death, a changed name or a changed number is known to all at once. They echo the request
 * id and the number. An asker that does not compare them would take an answer about another person for its own, which is what
 * the fault {@code wrong-person} tries.
 */
@Singleton
class Registers {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What was found, and how alike the faces are where that is known. */
    record Finding(Result result, @Nullable Double similarity) {
        static Finding of(Result result) {
            return new Finding(result, null);
        }

        static Finding of(boolean same) {
            return of(same ? Result.MATCH : Result.MISMATCH);
        }
    }

    private final People people;
    private final Clock clock;

    Registers(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** {@code further} is asked only about a living person whose type, number and name are as claimed. */
    Answer answer(String organization, Claim claim, Function<Person, Finding> further) {
        return answer(organization, claim, true, further);
    }

    /** {@code keepsType} says whether the register has documents of the claimed type at all. */
    Answer answer(String organization, Claim claim, boolean keepsType, Function<Person, Finding> further) {
        return Answer.of(
                () -> Reply.json(
                        verdict(organization, claim.requestId(), claim.number(), find(claim, keepsType, further))),
                () -> Reply.json(verdict(
                        organization, newId(), Stranger.resident().documentNumber(), Finding.of(Result.MATCH))));
    }

    private Finding find(Claim claim, boolean keepsType, Function<Person, Finding> further) {
        Person person = people.find(claim.number())
                .filter(found -> keepsType && found.documentType() == claim.type())
                .orElse(null);
        if (person == null) {
            return Finding.of(Result.NOT_FOUND);
        }
        Result asPerson = comparePerson(person, claim.name());
        return asPerson == Result.MATCH ? further.apply(person) : Finding.of(asPerson);
    }

    static Result comparePerson(Person person, String name) {
        if (person.deceased()) {
            return Result.DECEASED;
        }
        if (!person.comparable() || hasPrivateUseCharacter(name)) {
            return Result.CANNOT_COMPARE;
        }
        return person.name().equals(name) ? Result.MATCH : Result.MISMATCH;
    }

    /** Rare characters typed with a private code point mean something else on every machine. */
    private static boolean hasPrivateUseCharacter(String name) {
        return name.codePoints().anyMatch(character -> Character.getType(character) == Character.PRIVATE_USE);
    }

    /** Of somebody whose card has the claimed data on it. */
    Finding validity(Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return Finding.of(person.card().isValidOn(today) ? Result.MATCH : Result.DOCUMENT_NOT_VALID);
    }

    private Verdict verdict(String organization, String requestId, String number, Finding finding) {
        return new Verdict(requestId, number, finding.result(), finding.similarity(), newId(), now(), organization);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    String now() {
        return clock.instant().toString();
    }
}
