package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.proofing.CounterAppointment;
import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.CounterProofing.Result;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CounterProofingTest {
    private final Operator first = new Operator(UUID.randomUUID().toString(), "市民中心", Optional.empty());
    private final Operator second = new Operator(UUID.randomUUID().toString(), "市民中心", Optional.empty());
    private final SetClock clock = new SetClock();
    private final ClaimedIdentity registered = MadeUp.person();
    private Connection connection;
    private City city;
    private UUID person;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        city = new City(connection, clock);
        person = city.enrol(registered, MadeUp.mobile());
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void oneClerkLeadsToLevelThreeAndASecondOneToLevelFour() {
        String code = open();
        assertThat(look(code, registered, first)).isEqualTo(Result.CONFIRMED);
        assertThat(city.level(person)).isEqualTo("3");
        assertThat(look(code, registered, second)).isEqualTo(Result.CONFIRMED);
        assertThat(city.level(person)).isEqualTo("4");
        assertThat(city.journal(person))
                .containsExactlyInAnyOrder(
                        "counter-code-opened",
                        "counter-turn-seen",
                        "identity-proof-begun",
                        "identity-proven",
                        "counter-looked",
                        "counter-turn-seen",
                        "identity-proof-begun",
                        "identity-proven",
                        "counter-confirmed");
    }

    @Test
    void nobodyIsBothClerks() {
        String code = open();
        look(code, registered, first);
        assertThat(look(code, registered, first)).isEqualTo(Result.SAME_PERSON);
        assertThat(city.level(person)).isEqualTo("3");
        assertThat(city.journal(person)).contains("counter-confirmed:same-person");
    }

    @Test
    void theDatabaseHoldsThatNobodyIsBothClerks() {
        CounterAppointment turn = city.appointments().find(open()).orElseThrow();
        assertThat(city.turns.look(turn.appointmentId(), first.id(), clock.instant()))
                .isTrue();
        assertThatThrownBy(() -> city.database.run(handle -> handle.execute(
                        "UPDATE tongxing.counter_appointment SET state = 'confirmed', confirmed_by = looked_by WHERE appointment_id = ?",
                        turn.appointmentId())))
                .hasStackTraceContaining("confirmed_by_another");
    }

    @Test
    void aClerkCannotConfirmThemselves() {
        Operator own = new Operator(UUID.randomUUID().toString(), "市民中心", Optional.of(person));
        assertThat(look(open(), registered, own)).isEqualTo(Result.SAME_PERSON);
        assertThat(city.level(person)).isEqualTo("1");
    }

    @Test
    void theFirstClerkCorrectsWhatNobodyHasProven() {
        ClaimedIdentity document = MadeUp.person();
        assertThat(look(open(), document, first)).isEqualTo(Result.CONFIRMED);
        assertThat(city.subjects.currentIdentity(person).orElseThrow().document())
                .isEqualTo(document.document());
    }

    @Test
    void whatIsProvenIsNotCorrectedAtTheCounter() {
        String code = open();
        look(code, registered, first);
        assertThat(look(code, MadeUp.person(), second)).isEqualTo(Result.MISMATCH);
        assertThat(city.level(person)).isEqualTo("3");
        assertThat(city.journal(person)).contains("identity-not-confirmed:mismatch", "counter-confirmed:mismatch");
    }

    @Test
    void refusalsCountAgainstTheSameLimitAsEverySource() {
        String code = open();
        look(code, registered, first);
        for (int refusal = 0; refusal < 5; refusal++) {
            assertThat(look(code, MadeUp.person(), second)).isEqualTo(Result.MISMATCH);
        }
        assertThat(look(code, registered, second)).isEqualTo(Result.LIMITED);
    }

    @Test
    void aNumberOfAnotherResidentIsLeftToACase() throws SQLException {
        ClaimedIdentity other = MadeUp.person();
        city.enrol(other, MadeUp.mobile());
        String code = open();
        CounterAppointment turn = city.counter().find(code, first).orElseThrow();
        connection.commit();
        assertThatThrownBy(() -> city.counter().look(turn, other, first)).isInstanceOf(IdentifierTakenException.class);
        connection.rollback();
        city.counter().clash(turn, other, first);
        assertThat(city.journal(person))
                .contains("identity-not-confirmed:number-held-elsewhere", "counter-looked:number-held-elsewhere");
        assertThat(city.appointments().find(code)).isPresent();
    }

    @Test
    void aCodeLeadsNowhereAfterHalfAnHour() {
        String code = open();
        clock.set(clock.instant().plus(CounterAppointments.LIFETIME));
        assertThat(city.counter().find(code, first)).isEmpty();
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOld() {
        String old = open();
        String newer = open();
        assertThat(city.counter().find(old, first)).isEmpty();
        assertThat(city.counter().find(newer, first)).isPresent();
    }

    @Test
    void guessingCodesIsLimitedPerClerk() {
        for (int guess = 0; guess < 30; guess++) {
            assertThat(city.counter().find("guess-" + guess, first)).isEmpty();
        }
        String code = open();
        assertThat(city.counter().find(code, first)).isEmpty();
        assertThat(city.counter().find(code, second)).isPresent();
    }

    private String open() {
        return city.appointments().open(person).orElseThrow().code();
    }

    private Result look(String code, ClaimedIdentity shown, Operator operator) {
        return city.counter()
                .find(code, operator)
                .map(turn -> city.counter().look(turn, shown, operator))
                .orElse(Result.NOT_OPEN);
    }
}
