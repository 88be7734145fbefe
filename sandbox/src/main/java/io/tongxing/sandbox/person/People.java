package io.tongxing.sandbox.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who exists in the sandbox.
 *
 * <p>A number or a mobile that was ever given out is never drawn for anybody else, not even after its owner changed it: a test
 * that reuses one by accident would look like a stolen identity. Only a mobile can be taken over, and only when asked for by
 * name. Safe for use by many requests at once.
 */
@Singleton
public class People {
    /** No operator's numbers are known to begin so; the rest is random, so that a restart does not repeat them. */
    static final String MOBILE_BLOCK = "154";

    /** Not an issuer's prefix, so that no card here can be anybody's. */
    private static final String TEST_BANK_PREFIX = "629999";

    private static final int DRAWS = 2_000;

    private final RandomGenerator random = new SecureRandom();
    private final Clock clock;
    private final PersonJournal journal;
    private final Map<String, Person> byNumber = new HashMap<>();
    private final Map<Long, Person> byId = new HashMap<>();
    private final Map<String, Long> byCredential = new HashMap<>();
    private final Set<String> numbersEver = new HashSet<>();
    private final Set<String> mobilesEver = new HashSet<>();
    private final Set<String> mobilesHeld = new HashSet<>();
    private long lastId;

    People(Clock clock, PersonJournal journal) {
        this.clock = clock;
        this.journal = journal;
        journal.read().forEach(this::remember);
    }

    public synchronized Person make(PersonWish wish) {
        Sex sex = wish.sex() != null ? wish.sex() : random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
        LocalDate birthdate = wish.birthdate() != null ? wish.birthdate() : adultBirthdate();
        Supplier<String> numbers =
                () -> DocumentNumbers.draw(wish.documentType(), wish.format(), sex, birthdate, random);
        Person person = new Person(
                lastId + 1,
                wish.name() != null ? wish.name() : name(wish.documentType(), sex),
                sex,
                birthdate,
                wish.documentType(),
                unused(numbers, number -> !numbersEver.contains(number), "document number"),
                issuingState(wish.documentType()),
                newMobile(),
                bankCard(),
                faceSample(),
                false,
                true,
                currentCard(wish.documentType(), birthdate),
                false,
                null,
                Person.USUAL_PROVINCE_LEVEL);
        remember(person);
        journal.append(person);
        return person;
    }

    public synchronized Optional<Person> find(String documentNumber) {
        return Optional.ofNullable(byNumber.get(documentNumber));
    }

    /** Who was given that network credential. */
    public synchronized Optional<Person> holderOf(String networkCredential) {
        return Optional.ofNullable(byCredential.get(networkCredential)).map(byId::get);
    }

    public synchronized Optional<Person> withId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Empty if nobody holds that number now. */
    public synchronized Optional<Person> change(String documentNumber, PersonChange change) {
        Person before = byNumber.get(documentNumber);
        if (before == null) {
            return Optional.empty();
        }
        String number = changedNumber(before, change.documentNumber());
        Person after = before.changed(
                change,
                number,
                changedMobile(before, change),
                changedBankMobile(before, change.bankMobile()),
                number.equals(before.documentNumber()) ? before.card() : newCard(before));
        remember(after);
        journal.append(after);
        return Optional.of(after);
    }

    private void remember(Person person) {
        Person before = byId.put(person.id(), person);
        if (before != null) {
            byNumber.remove(before.documentNumber());
            mobilesHeld.remove(before.mobile());
        } else {
            person.networkIdentity().ifPresent(given -> byCredential.put(given.credential(), person.id()));
        }
        byNumber.put(person.documentNumber(), person);
        mobilesHeld.add(person.mobile());
        numbersEver.add(person.documentNumber());
        mobilesEver.add(person.mobile());
        lastId = Math.max(lastId, person.id());
    }

    private String changedNumber(Person person, @Nullable String wished) {
        if (wished == null) {
            return person.documentNumber();
        }
        if (wished.equals(PersonChange.NEW)) {
            // Whoever renews a foreign card of 2017 gets one of 2023.
            return unused(
                    () -> DocumentNumbers.draw(
                            person.documentType(), CardFormat.OF_2023, person.sex(), person.birthdate(), random),
                    number -> !numbersEver.contains(number),
                    "document number");
        }
        if (numbersEver.contains(wished) && !wished.equals(person.documentNumber())) {
            throw new NumberTaken("document number");
        }
        return wished;
    }

    private String changedMobile(Person person, PersonChange change) {
        if (change.takeOverMobile() != null) {
            return takenOver(change.takeOverMobile());
        }
        String wished = change.mobile();
        if (wished == null) {
            return person.mobile();
        }
        if (wished.equals(PersonChange.NEW)) {
            return newMobile();
        }
        if (mobilesEver.contains(wished) && !wished.equals(person.mobile())) {
            throw new NumberTaken("mobile");
        }
        return wished;
    }

    private String takenOver(String mobile) {
        if (!mobilesEver.contains(mobile) || mobilesHeld.contains(mobile)) {
            throw new NumberTaken("mobile, because nobody gave it up");
        }
        return mobile;
    }

    private @Nullable String changedBankMobile(Person person, @Nullable String wished) {
        if (wished == null) {
            return person.bankMobile();
        }
        return wished.equals(PersonChange.NEW) ? newMobile() : wished;
    }

    private Card newCard(Person person) {
        return Card.issued(person.documentType(), person.birthdate(), LocalDate.now(clock));
    }

    /** Issued some time within the last four years: most people have had theirs for a while. */
    private Card currentCard(DocumentType type, LocalDate birthdate) {
        LocalDate today = LocalDate.now(clock);
        LocalDate issued = today.minusDays(random.nextInt(4 * 365));
        return Card.issued(type, birthdate, issued.isBefore(birthdate) ? birthdate : issued);
    }

    private String newMobile() {
        return unused(
                () -> MOBILE_BLOCK + DocumentNumbers.digits(8, random),
                mobile -> !mobilesEver.contains(mobile),
                "mobile");
    }

    private static String unused(Supplier<String> draw, Predicate<String> free, String what) {
        for (int i = 0; i < DRAWS; i++) {
            String drawn = draw.get();
            if (free.test(drawn)) {
                return drawn;
            }
        }
        throw new NumberTaken(what);
    }

    private LocalDate adultBirthdate() {
        return LocalDate.now(clock).minusYears(18).minusDays(1L + random.nextInt(62 * 365));
    }

    private String name(DocumentType type, Sex sex) {
        return type == DocumentType.FOREIGN_PERMANENT_RESIDENT
                ? ChineseNames.foreign(random)
                : ChineseNames.any(sex, random);
    }

    private static @Nullable String issuingState(DocumentType type) {
        return type == DocumentType.PASSPORT ? "CHN" : null;
    }

    private String bankCard() {
        String body = TEST_BANK_PREFIX + DocumentNumbers.digits(12, random);
        return body + CheckDigits.luhn(body);
    }

    private String faceSample() {
        byte[] sample = new byte[48];
        random.nextBytes(sample);
        return Base64.getEncoder().encodeToString(sample);
    }
}
