package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.deploy.testkit.Poll;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.KeyRotation.Phase;
import io.tongxing.identity.platform.keys.RotatableKey;
import io.tongxing.identity.platform.keys.RotateKeys.Pace;
import io.tongxing.identity.platform.keys.RotateKeys.Step;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.subject.ContactCodeStore.Redemption;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, many people, and a rotation that is killed at every step. */
class KeyRotationTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private SchemaOnly.Own database;
    private final Map<UUID, Enrolment> enrolled = new HashMap<>();
    private int people;

    @BeforeEach
    void databaseOfItsOwn(TestInfo test) throws SQLException {
        database = SchemaOnly.own("keys_" + DATABASES.incrementAndGet());
    }

    @ParameterizedTest
    @EnumSource(RotatableKey.class)
    void resumesAfterAKillAtEveryStepAndHoldsEveryPromiseInEveryPhase(RotatableKey purpose) {
        KeyNode first = KeyNode.start(database);
        enrol(first, 10);
        KeyRotation begun = begin(first, purpose).orElseThrow();

        Set<Phase> seen = EnumSet.noneOf(Phase.class);
        for (int step = 0; underWay(first).isPresent(); step++) {
            assertThat(step).as("steps to the end").isLessThan(200);
            KeyNode killed = KeyNode.start(database);
            killed.killedStep();
            KeyNode next = KeyNode.start(database);
            next.step();
            underWay(next).ifPresent(rotation -> seen.add(rotation.phase()));
            everythingHolds(next);
            everythingHolds(first);
        }

        Set<Phase> ofSeal = EnumSet.of(Phase.SWITCHED, Phase.REWRITE);
        Set<Phase> ofIndex = EnumSet.complementOf(EnumSet.of(Phase.ANNOUNCED));
        assertThat(seen).containsAll(purpose == RotatableKey.SEAL ? ofSeal : ofIndex);
        assertThat(keysInUse(first, purpose)).containsOnly(begun.newKey());
        assertThat(secondIndexes(first)).isZero();
    }

    @Test
    void oneRotationFollowsAnother() {
        KeyNode node = KeyNode.start(database);
        enrol(node, 10);
        for (RotatableKey purpose : List.of(RotatableKey.INDEX, RotatableKey.SEAL, RotatableKey.INDEX)) {
            assertThat(begin(node, purpose)).isPresent();
            assertThat(begin(node, RotatableKey.SEAL))
                    .as("a second one at the same time")
                    .isEmpty();
            finish(node);
            everythingHolds(node);
        }
        List<KeyRotation> all = node.fresh(on -> node.rotations(on).status());
        assertThat(all).hasSize(3).allSatisfy(rotation -> assertThat(rotation.finishedAt())
                .isPresent());
    }

    @Test
    void peopleRegisteredWhileItRunsAreFoundAndUnique() throws InterruptedException {
        KeyNode rotating = KeyNode.start(database);
        enrol(rotating, 15);
        AtomicBoolean done = new AtomicBoolean();
        List<Enrolment> meanwhile = new CopyOnWriteArrayList<>();
        List<String> refused = new CopyOnWriteArrayList<>();
        KeyNode serving = KeyNode.start(database);
        Thread registrations = new Thread(() -> {
            while (!done.get()) {
                Enrolment enrolment = someone();
                try {
                    serving.fresh(on -> {
                        serving.subjects(on)
                                .add(serving.ids().uuid(), UUID.randomUUID().toString(), enrolment, NOW);
                        return true;
                    });
                    meanwhile.add(enrolment);
                } catch (UnableToExecuteStatementException outOfDate) {
                    // Phases here do not wait for anybody, so a key can be out of date between two statements; the
                    // database says so.
                    refused.add(outOfDate.getMessage());
                }
            }
        });
        registrations.start();
        begin(rotating, RotatableKey.INDEX);
        Poll.until(meanwhile::size, size -> size >= 3);
        finish(rotating);
        done.set(true);
        registrations.join();

        assertThat(refused).allMatch(message -> message.contains("keys that are out of date"));
        meanwhile.forEach(enrolment -> {
            assertThat(found(rotating, enrolment)).hasSize(1);
            assertThatThrownBy(() -> again(rotating, enrolment)).isInstanceOf(IdentifierTakenException.class);
        });
        assertThat(keysInUse(rotating, RotatableKey.INDEX)).hasSize(1);
    }

    @Test
    void aNodeThatSleptThroughAPhaseIsRefusedAndNeverTakesANumberTwice() {
        KeyNode rotating = KeyNode.start(database);
        enrol(rotating, 10);
        KeyNode asleep = KeyNode.start(database);
        begin(rotating, RotatableKey.INDEX);

        // Announced: both rules are right.
        Enrolment early = someone();
        asleep.stale(on -> add(asleep, on, early));
        reach(rotating, Phase.BACKFILL);
        assertThatThrownBy(() -> asleep.stale(on -> add(asleep, on, someone())))
                .hasMessageContaining("keys that are out of date");
        asleep.fresh(on -> true);
        Enrolment twice = someone();
        asleep.stale(on -> add(asleep, on, twice));
        reach(rotating, Phase.SWITCHED);
        // One phase behind is right, in both directions.
        assertThatThrownBy(() -> again(rotating, twice)).isInstanceOf(IdentifierTakenException.class);
        asleep.stale(on -> add(asleep, on, someone()));
        assertThat(found(asleep, early)).hasSize(1);
        reach(rotating, Phase.REWRITE);
        assertThatThrownBy(() -> asleep.stale(on -> add(asleep, on, someone())))
                .hasMessageContaining("keys that are out of date");
        finish(rotating);
        assertThatThrownBy(() -> asleep.stale(on -> add(asleep, on, early)))
                .hasMessageContaining("keys that are out of date");
        everythingHolds(rotating);
    }

    @Test
    void aTransactionThatIsStillOpenHoldsThePhaseBack() throws SQLException {
        KeyNode rotating = KeyNode.start(database);
        enrol(rotating, 3);
        KeyNode slow = KeyNode.start(database);
        begin(rotating, RotatableKey.INDEX);
        Enrolment late = someone();
        try (Connection open = database.connect()) {
            add(slow, new ConnectionDatabase(open), late);
            reach(rotating, Phase.BACKFILL);
            for (int i = 0; i < 20; i++) {
                assertThat(rotating.step()).isEqualTo(Step.WAITING);
            }
            open.commit();
        }
        finish(rotating);

        assertThat(found(rotating, late)).hasSize(1);
        assertThatThrownBy(() -> again(rotating, late)).isInstanceOf(IdentifierTakenException.class);
        assertThat(keysInUse(rotating, RotatableKey.INDEX)).hasSize(1);
    }

    @Test
    void onlyOneNodeHasItInHand() throws SQLException {
        KeyNode one = KeyNode.start(database);
        KeyNode two = KeyNode.start(database);
        begin(one, RotatableKey.SEAL);
        try (Connection open = database.connect()) {
            assertThat(one.rotateKeys(new ConnectionDatabase(open)).step()).isEqualTo(Step.WORKED);
            assertThat(two.step()).isEqualTo(Step.IDLE);
        }
        assertThat(two.step()).as("after the other was killed").isEqualTo(Step.WORKED);
    }

    @Test
    void everyNodeHasTimeToLearnOfAPhase() {
        KeyNode node = KeyNode.start(database, new Pace(Duration.ofMinutes(1), Duration.ZERO, 7));
        begin(node, RotatableKey.INDEX);
        assertThat(node.step()).isEqualTo(Step.WAITING);
        assertThat(underWay(node).orElseThrow().phase()).isEqualTo(Phase.ANNOUNCED);
    }

    @Test
    void aCodeThatIsOutWhenTheKeyChangesIsStillGoodAndTheOldKeyWaitsForIt() {
        KeyNode node = KeyNode.start(database, new Pace(Duration.ZERO, Duration.ofMinutes(5), 7));
        MobileNumber mobile = someone().mobile();
        begin(node, RotatableKey.INDEX);
        node.fresh(on -> {
            node.codes(on).put(UUID.randomUUID(), mobile, "flow", "123456", NOW, NOW.plusSeconds(300), 5);
            return true;
        });
        reach(node, Phase.CLEARING);
        for (int i = 0; i < 10; i++) {
            node.step();
        }
        assertThat(underWay(node)).as("finished before the last code expired").isPresent();
        Redemption redemption = node.fresh(on -> node.codes(on).redeem(mobile, "flow", "123456", NOW.plusSeconds(200)));
        assertThat(redemption).isEqualTo(Redemption.REDEEMED);
    }

    @Test
    void whatNoKeyOpensIsCountedAndStopsAnIndexButNotASeal() {
        KeyNode node = KeyNode.start(database);
        enrol(node, 5);
        node.stale(on -> on.with(handle -> handle.execute(
                "UPDATE tongxing.identifier SET number_sealed = set_byte(number_sealed, 30, get_byte(number_sealed, 30) # 1) "
                        + "WHERE identifier_id = (SELECT min(identifier_id::text)::uuid FROM tongxing.identifier)")));
        begin(node, RotatableKey.SEAL);
        finish(node);
        begin(node, RotatableKey.INDEX);
        for (int i = 0; i < 30; i++) {
            node.step();
        }
        KeyRotation stuck = underWay(node).orElseThrow();
        assertThat(stuck.phase()).isEqualTo(Phase.BACKFILL);
    }

    private static Optional<KeyRotation> begin(KeyNode node, RotatableKey purpose) {
        return node.fresh(on -> node.rotations(on).begin(purpose, "operator"));
    }

    private void enrol(KeyNode node, int count) {
        for (int i = 0; i < count; i++) {
            UUID person = node.ids().uuid();
            Enrolment enrolment = someone();
            node.fresh(on -> {
                node.subjects(on).add(person, person.toString(), enrolment, NOW);
                return true;
            });
            enrolled.put(person, enrolment);
        }
    }

    private synchronized Enrolment someone() {
        int number = people++;
        String passport = "E1%07d".formatted(number);
        IdentityDocument document =
                ((DocumentReading.Accepted) IdentityDocument.read(DocumentType.PASSPORT, passport)).document();
        return new Enrolment(new PersonName("张三"), document, new MobileNumber("139%08d".formatted(number)), "secret");
    }

    private static boolean add(KeyNode node, io.tongxing.identity.platform.postgres.Database on, Enrolment enrolment) {
        node.subjects(on).add(node.ids().uuid(), UUID.randomUUID().toString(), enrolment, NOW);
        return true;
    }

    private static boolean again(KeyNode node, Enrolment enrolment) {
        return node.fresh(on -> add(node, on, enrolment));
    }

    private void everythingHolds(KeyNode node) {
        Enrolment newcomer = someone();
        again(node, newcomer);
        assertThatThrownBy(() -> again(node, newcomer)).isInstanceOf(IdentifierTakenException.class);
        node.fresh(on -> {
            enrolled.forEach((person, enrolment) -> {
                assertThat(node.subjects(on).accountsOf(Optional.empty(), List.of(enrolment.document())))
                        .containsExactly(person.toString());
                assertThat(node.subjects(on).accountOfMobile(enrolment.mobile()))
                        .contains(person.toString());
                assertThat(node.subjects(on).mobileOf(person)).contains(enrolment.mobile());
                assertThat(node.subjects(on)
                                .currentIdentity(person)
                                .orElseThrow()
                                .document())
                        .isEqualTo(enrolment.document());
            });
            return true;
        });
        Enrolment taken = enrolled.values().iterator().next();
        assertThatThrownBy(() -> again(node, taken)).isInstanceOf(IdentifierTakenException.class);
        Enrolment mobileTaken = new Enrolment(taken.name(), someone().document(), taken.mobile(), taken.password());
        assertThatThrownBy(() -> again(node, mobileTaken)).isInstanceOf(IdentifierTakenException.class);
    }

    private static List<String> found(KeyNode node, Enrolment enrolment) {
        return node.stale(
                on -> node.subjects(on).accountsOf(Optional.of(enrolment.mobile()), List.of(enrolment.document())));
    }

    private static Optional<KeyRotation> underWay(KeyNode node) {
        return node.fresh(on -> node.rotations(on).status()).stream()
                .filter(rotation -> rotation.finishedAt().isEmpty())
                .findFirst();
    }

    private static void reach(KeyNode node, Phase phase) {
        for (int i = 0; i < 100; i++) {
            if (underWay(node).orElseThrow().phase() == phase) {
                return;
            }
            node.step();
        }
        throw new AssertionError("never came to " + phase);
    }

    private static void finish(KeyNode node) {
        for (int i = 0; i < 500; i++) {
            if (underWay(node).isEmpty()) {
                return;
            }
            node.step();
        }
        throw new AssertionError("never finished: " + underWay(node));
    }

    private static List<Integer> keysInUse(KeyNode node, RotatableKey purpose) {
        String columns = purpose == RotatableKey.SEAL
                ? "SELECT name_sealed AS v FROM tongxing.person_name UNION ALL SELECT number_sealed FROM tongxing.identifier "
                        + "UNION ALL SELECT value_sealed FROM tongxing.contact"
                : "SELECT number_index AS v FROM tongxing.identifier UNION ALL SELECT value_index FROM tongxing.contact";
        return node.stale(on -> on.with(handle -> handle.createQuery(
                        "SELECT DISTINCT get_byte(v, 3) + 256 * get_byte(v, 2) FROM (" + columns + ") AS all_values")
                .mapTo(Integer.class)
                .list()));
    }

    private static int secondIndexes(KeyNode node) {
        return node.stale(on -> on.with(handle -> handle.createQuery(
                        "SELECT count(number_index_next) + (SELECT count(value_index_next) FROM tongxing.contact) FROM tongxing.identifier")
                .mapTo(Integer.class)
                .one()));
    }
}
