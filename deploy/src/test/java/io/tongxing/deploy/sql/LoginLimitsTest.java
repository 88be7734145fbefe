package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.PostgresAttemptLimits;
import io.tongxing.identity.platform.postgres.PostgresGrowingDelay;
import io.tongxing.identity.subject.LoginLimits;
import io.tongxing.identity.subject.LoginLimits.Visitor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
    private static final BlindIndex INDEX = (kind, value) -> (kind + "|" + value).getBytes(StandardCharsets.UTF_8);

    private final SetClock clock = new SetClock();
    private final String account = UUID.randomUUID().toString();
    private final Visitor stranger = visitor("203.0.113.7", account, Optional.empty());
    private final Visitor owner = visitor("198.51.100.20", account, Optional.of("the owner's tablet"));
    private Connection connection;
    private LoginLimits limits;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        ConnectionDatabase database = new ConnectionDatabase(connection);
        limits = new LoginLimits(
                new PostgresGrowingDelay(database, INDEX, clock), new PostgresAttemptLimits(database, INDEX, clock));
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Nested
    class WhileAStrangerGuesses {
        @BeforeEach
        void guess() {
            fail(stranger, 12);
        }

        @Test
        void theStrangerWaits() {
            assertThat(limits.admit(stranger).again()).isPresent();
        }

        @Test
        void theStrangerWaitsInEveryOtherPlaceToo() {
            assertThat(limits.admit(visitor("192.0.2.1", account, Optional.empty()))
                            .again())
                    .isPresent();
        }

        @Test
        void theOwnerOnAKnownDeviceDoesNot() {
            LoginLimits.Admission admission = limits.admit(owner);
            assertThat(admission.again()).isEmpty();
            assertThat(admission.inVain()).isFalse();
        }

        @Test
        void theOwnersLoginDoesNotStartTheStrangerAfresh() {
            limits.admit(owner);
            limits.succeeded(owner);
            assertThat(limits.admit(stranger).again()).isPresent();
        }

        @Test
        void othersOnTheStrangersAddressDoNot() {
            assertThat(limits.admit(visitor("203.0.113.7", UUID.randomUUID().toString(), Optional.empty()))
                            .again())
                    .isEmpty();
        }
    }

    @Test
    void aKnownDeviceWaitsForItsOwnFailures() {
        fail(owner, 6);
        assertThat(limits.admit(owner).again()).isPresent();
        assertThat(limits.admit(stranger).again()).isEmpty();
    }

    @Test
    void anUnknownAccountWaitsLikeAKnownOne() {
        Visitor nobody =
                new Visitor(NetworkAddress.of("203.0.113.8"), "nobody-" + account, Optional.empty(), Optional.empty());
        for (int failure = 0; failure < 12; failure++) {
            assertThat(limits.admit(nobody)).as("failure %s", failure).isEqualTo(limits.admit(stranger));
            limits.failed(nobody);
            limits.failed(stranger);
        }
    }

    @Test
    void oneMobileWrittenInThreeWaysIsOneKey() {
        for (String typed : new String[] {"15400000001", " 154 0000 0001 ", "+8615400000001", "15400000001"}) {
            limits.admit(typing(typed));
        }
        limits.admit(typing("1５400000001"));
        assertThat(limits.admit(typing("15400000001")).again()).isPresent();
    }

    @Test
    void whatWasTypedWaitsAndNotTheAccountSoThatTheWaitLinksNothing() {
        Visitor byNumber =
                new Visitor(NetworkAddress.of("203.0.113.7"), "another name", Optional.of(account), Optional.empty());
        fail(stranger, 12);
        assertThat(limits.admit(byNumber).again()).isEmpty();
    }

    @Test
    void anAddressWaitsAfterThreeHundredFailuresAndKnownDevicesOnItDoNot() {
        for (int failure = 0; failure < 300; failure++) {
            limits.failed(visitor("192.0.2.9", "account " + failure, Optional.empty()));
        }
        assertThat(limits.admit(visitor("192.0.2.9", "account 300", Optional.empty()))
                        .again())
                .isPresent();
        assertThat(limits.admit(visitor("192.0.2.9", account, Optional.of("tablet")))
                        .again())
                .isEmpty();
    }

    @Test
    void aHundredAndFirstGuessOfADayIsInVainHoweverTheAccountIsNamedAndTheOwnerGetsIn() {
        for (int failure = 0; failure < 100; failure++) {
            limits.failed(new Visitor(
                    NetworkAddress.of("192.0.2." + failure),
                    "name " + failure % 4,
                    Optional.of(account),
                    Optional.empty()));
        }
        clock.set(clock.instant().plus(Duration.ofMinutes(20)));
        LoginLimits.Admission late = limits.admit(stranger);
        assertThat(late.again()).isEmpty();
        assertThat(late.inVain()).isTrue();
        assertThat(limits.admit(owner).inVain()).isFalse();
    }

    private void fail(Visitor visitor, int times) {
        for (int i = 0; i < times; i++) {
            limits.admit(visitor);
            limits.failed(visitor);
        }
    }

    private static Visitor visitor(String address, String account, Optional<String> own) {
        return new Visitor(NetworkAddress.of(address), "name of " + account, Optional.of(account), own);
    }

    private static Visitor typing(String typed) {
        return new Visitor(NetworkAddress.of("203.0.113.7"), typed, Optional.empty(), Optional.empty());
    }
}
