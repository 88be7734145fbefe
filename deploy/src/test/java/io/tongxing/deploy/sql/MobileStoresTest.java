package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.KeepMobile;
import io.tongxing.identity.subject.RecoveryStore.Pending;
import io.tongxing.identity.subject.postgres.PostgresContactStore;
import io.tongxing.identity.subject.postgres.PostgresRecoveryStore;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import io.tongxing.realname.evidence.MobileNumber;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MobileStoresTest {
    private static final BlindIndex INDEX = (kind, value) -> (kind + "|" + value).getBytes(StandardCharsets.UTF_8);
    private static final PersonalDataSeal SEAL = new PlainSeal();
    private static final MobileNumber OLD = new MobileNumber("15400000001");
    private static final MobileNumber NEW = new MobileNumber("15400000002");

    private final SetClock clock = new SetClock();
    private final List<AuditEvent> journal = new ArrayList<>();
    private final UUID person = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private Connection connection;
    private PostgresContactStore contacts;
    private PostgresRecoveryStore recoveries;
    private KeepMobile keepMobile;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        ConnectionDatabase database = new ConnectionDatabase(connection);
        contacts = new PostgresContactStore(database, SEAL, INDEX, new Ids());
        recoveries = new PostgresRecoveryStore(database, SEAL, INDEX);
        keepMobile = new KeepMobile(contacts, journal::add, clock);
        PostgresSubjectStore subjects = new PostgresSubjectStore(database, SEAL, INDEX, new Ids());
        subjects.add(person, "account", enrolment(OLD), clock.instant());
        subjects.add(other, "other", enrolment(new MobileNumber("15400000003")), clock.instant());
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aBindingAgesAfterHalfAYearAndACodeRenewsIt() {
        clock.set(clock.instant().plus(Duration.ofDays(179)));
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.CURRENT);
        clock.set(clock.instant().plus(Duration.ofDays(2)));
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.AGED);
        keepMobile.replace(person, OLD);
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.CURRENT);
        assertThat(journal).extracting(AuditEvent::type).containsExactly("contact-reconfirmed");
    }

    @Test
    void whatTheCarrierDoubtsIsDoubtedUntilACodeSaysOtherwise() {
        clock.set(clock.instant().plus(Duration.ofDays(200)));
        keepMobile.doubted(person);
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.DOUBTED);
        clock.set(clock.instant().plusSeconds(1));
        keepMobile.confirmed(person, "code");
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.CURRENT);
    }

    @Test
    void aReplacedMobileIsHistoryAndFreeForOthers() {
        keepMobile.replace(person, NEW);
        assertThat(contacts.mobileOf(person).orElseThrow().mobile()).isEqualTo(NEW);
        keepMobile.replace(other, OLD);
        assertThat(contacts.mobileOf(other).orElseThrow().mobile()).isEqualTo(OLD);
    }

    @Test
    void somebodyElsesMobileCannotBeBound() {
        assertThatThrownBy(() -> contacts.bind(other, OLD, clock.instant()))
                .isInstanceOf(IdentifierTakenException.class);
    }

    @Test
    void aMobileThatMovedIsGoneForTheOldOwnerAlone() {
        assertThat(contacts.release(OLD, clock.instant())).contains(person);
        assertThat(contacts.release(OLD, clock.instant())).isEmpty();
        assertThat(keepMobile.stateOf(person)).isEqualTo(KeepMobile.State.GONE);
        assertThat(keepMobile.stateOf(other)).isEqualTo(KeepMobile.State.CURRENT);
    }

    @Test
    void aRecoveryIsFoundByItsReceiptUntilItEnds() {
        Pending pending = pending("account");
        recoveries.put(pending, "receipt", "cancel", clock.instant());
        assertThat(recoveries.byReceipt("receipt")).contains(pending);
        assertThat(recoveries.byReceipt("another")).isEmpty();
        assertThat(recoveries.finish(pending.recoveryId(), clock.instant())).isTrue();
        assertThat(recoveries.finish(pending.recoveryId(), clock.instant())).isFalse();
        assertThat(recoveries.byReceipt("receipt")).isEmpty();
    }

    @Test
    void aCancelCodeEndsOneRecoveryOnce() {
        recoveries.put(pending("account"), "receipt", "cancel", clock.instant());
        assertThat(recoveries.cancelByCode("receipt", clock.instant())).isEmpty();
        assertThat(recoveries.cancelByCode("cancel", clock.instant())).contains("account");
        assertThat(recoveries.cancelByCode("cancel", clock.instant())).isEmpty();
        assertThat(recoveries.byReceipt("receipt")).isEmpty();
    }

    @Test
    void aSecondRequestEndsTheFirst() {
        recoveries.put(pending("account"), "first", "cancel one", clock.instant());
        recoveries.put(pending("account"), "second", "cancel two", clock.instant());
        assertThat(recoveries.byReceipt("first")).isEmpty();
        assertThat(recoveries.byReceipt("second")).isPresent();
        assertThat(recoveries.cancelOf("account", clock.instant())).isTrue();
        assertThat(recoveries.cancelOf("account", clock.instant())).isFalse();
    }

    private Pending pending(String account) {
        Instant ready = clock.instant().plus(Duration.ofHours(72));
        return new Pending(UUID.randomUUID(), person, account, NEW, ready, ready.plus(Duration.ofDays(30)));
    }

    private static Enrolment enrolment(MobileNumber mobile) {
        return new Enrolment(MadeUp.name(), MadeUp.document(), mobile, "password");
    }

    /** Keeps the text and checks the context, as the real one does. */
    private static final class PlainSeal implements PersonalDataSeal {
        @Override
        public byte[] seal(String plain, String context) {
            return (context + "\n" + plain).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String context) {
            String text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(context + "\n")) {
                throw new IllegalStateException("moved to another row");
            }
            return text.substring(context.length() + 1);
        }
    }
}
