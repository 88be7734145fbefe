package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.PostgresAttemptLimits;
import io.tongxing.identity.subject.CodeCaps;
import io.tongxing.identity.subject.ContactCodeStore.Redemption;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.ContactCodes.Asking;
import io.tongxing.identity.subject.ContactCodes.Issued;
import io.tongxing.identity.subject.ContactCodes.Purpose;
import io.tongxing.identity.subject.ContactCodes.Refused;
import io.tongxing.identity.subject.postgres.PostgresContactCodeStore;
import io.tongxing.realname.evidence.MobileNumber;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people try with codes who want messages sent, numbers searched or codes of others used, and that it fails. */
class ContactCodesTest {
    private static final BlindIndex INDEX = (kind, value) -> (kind + "|" + value).getBytes(StandardCharsets.UTF_8);
    private static final String HOME = "203.0.113.7";

    private final SetClock clock = new SetClock();
    private final List<AuditEvent> journal = new ArrayList<>();
    private Connection connection;
    private ContactCodes codes;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        ConnectionDatabase database = new ConnectionDatabase(connection);
        codes = new ContactCodes(
                new PostgresContactCodeStore(database, INDEX),
                new PostgresAttemptLimits(database, INDEX, clock),
                CodeCaps.of(20, 40, 15, 60),
                journal::add,
                new Ids(),
                clock);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void manyMobilesFromOneAddressEndAtItsCap() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += isSent(from(HOME, mobile(i * 10_000), "flow " + i)) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(20);
        assertThat(isSent(from("198.51.100.1", mobile(99_000_000), "flow"))).isTrue();
    }

    @Test
    void manyAddressesOfOneRangeEndAtItsCap() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += isSent(from("203.0.113." + i, mobile(i * 10_000), "flow " + i)) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(40);
    }

    @Test
    void aHouseholdsIpv6AddressesAreOne() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += isSent(from("2001:db8:1:2::" + i, mobile(i * 10_000), "flow " + i)) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(20);
    }

    @Test
    void aSweepOverABlockOfNumbersFromEverywhereEndsAtTheBlocksCap() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += isSent(from("10." + i + ".0.1", mobile(i), "flow " + i)) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(15);
        assertThat(isSent(from("10.200.0.1", mobile(50_000), "flow"))).isTrue();
    }

    @Test
    void theWholeCityEndsAtItsCapAndGoesOnAMinuteLater() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += isSent(from("10." + i + ".0.1", mobile(i * 10_000), "flow " + i)) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(60);
        clock.set(clock.instant().plusSeconds(60));
        assertThat(isSent(from("10.200.0.1", mobile(99_000_000), "flow"))).isTrue();
    }

    @Test
    void oneMobileFromEverywhereGetsTwentyADayAndItsOwnersDeviceMore() {
        int sent = 0;
        for (int i = 0; i < 60; i++) {
            sent += isSent(from("10." + i + ".0.1", mobile(7), "flow " + i)) ? 1 : 0;
            clock.set(clock.instant().plusSeconds(300));
        }
        assertThat(sent).as("the block's cap of 15 an hour, then the day's").isEqualTo(20);
        Asking owner = new Asking(
                mobile(7), Purpose.LOGIN, "home", NetworkAddress.of(HOME), Optional.of("the owner's tablet"));
        assertThat(codes.issue(owner)).isInstanceOf(Issued.class);
    }

    @Test
    void oneAddressCannotUseUpAMobilesDay() {
        int sent = 0;
        for (int i = 0; i < 30; i++) {
            sent += isSent(from(HOME, mobile(7), "flow " + i)) ? 1 : 0;
            clock.set(clock.instant().plusSeconds(900));
        }
        assertThat(sent).isEqualTo(10);
        assertThat(isSent(from("198.51.100.1", mobile(7), "flow"))).isTrue();
    }

    @Test
    void askingInVainUsesNothingUpAndSaysWhenToAskAgain() {
        isSent(from(HOME, mobile(7), "flow"));
        isSent(from(HOME, mobile(7), "flow"));
        for (int i = 0; i < 50; i++) {
            assertThat(codes.issue(from("10.0.0." + i, mobile(7), "flow " + i)))
                    .isEqualTo(new Refused(clock.instant().plusSeconds(60)));
        }
        clock.set(clock.instant().plusSeconds(60));
        assertThat(isSent(from(HOME, mobile(7), "flow"))).isTrue();
    }

    @Test
    void aMessageThatWasNotSentCostsNothing() {
        for (int i = 0; i < 50; i++) {
            Asking asking = from(HOME, mobile(7), "flow");
            codes.notSent((Issued) codes.issue(asking), asking);
        }
        assertThat(isSent(from(HOME, mobile(7), "flow"))).isTrue();
    }

    @Test
    void aCodeCountsForItsPurposeAlone() {
        Asking registering = asking(Purpose.REGISTRATION, "flow");
        String code = ((Issued) codes.issue(registering)).code();
        for (Purpose other : List.of(Purpose.LOGIN, Purpose.RECOVERY, Purpose.CONTACT)) {
            assertThat(codes.redeem(asking(other, "flow"), code)).isEqualTo(Redemption.EXPIRED);
        }
        assertThat(codes.redeem(registering, code)).isEqualTo(Redemption.REDEEMED);
        assertThat(codes.redeem(registering, code)).isEqualTo(Redemption.EXPIRED);
    }

    @Test
    void aCodeCountsInItsLoginSessionAlone() {
        String code = ((Issued) codes.issue(asking(Purpose.RECOVERY, "flow"))).code();
        assertThat(codes.redeem(asking(Purpose.RECOVERY, "another"), code)).isEqualTo(Redemption.EXPIRED);
    }

    @Test
    void theMessageSaysWhatTheCodeIsForAndHoldsOneRunOfSixDigits() {
        for (Purpose purpose : Purpose.values()) {
            Issued issued = (Issued) codes.issue(asking(purpose, "flow " + purpose));
            assertThat(issued.text()).contains(issued.code());
            assertThat(issued.text().replace(issued.code(), "")).doesNotContainPattern("\\d{2}");
            clock.set(clock.instant().plusSeconds(60));
        }
    }

    @Test
    void aStrangersWrongGuessesDoNotSpoilTheOwnersCode() {
        Asking stranger = from("192.0.2.9", mobile(7), "stranger");
        for (int round = 0; round < 4; round++) {
            codes.issue(stranger);
            for (int guess = 0; guess < 5; guess++) {
                codes.redeem(stranger, "wrong");
            }
            clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(codes.redeem(stranger, "wrong")).isEqualTo(Redemption.EXPIRED);
        Asking owner = from(HOME, mobile(7), "owner");
        assertThat(codes.redeem(owner, ((Issued) codes.issue(owner)).code())).isEqualTo(Redemption.REDEEMED);
    }

    @Test
    void refusalsAreJournalledWithoutAMobile() {
        for (int i = 0; i < 5; i++) {
            codes.issue(from(HOME, mobile(7), "flow"));
        }
        assertThat(journal).anyMatch(event -> "limit".equals(event.reason()));
        assertThat(journal.toString()).doesNotContain(mobile(7).value());
    }

    private boolean isSent(Asking asking) {
        return codes.issue(asking) instanceof Issued;
    }

    private static Asking from(String address, MobileNumber mobile, String flow) {
        return new Asking(mobile, Purpose.REGISTRATION, flow, NetworkAddress.of(address), Optional.empty());
    }

    private static Asking asking(Purpose purpose, String flow) {
        return new Asking(mobile(7), purpose, flow, NetworkAddress.of(HOME), Optional.empty());
    }

    private static MobileNumber mobile(int number) {
        return new MobileNumber("154%08d".formatted(number));
    }
}
