package io.tongxing.sandbox.authority.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final class Watch extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Watch watch = new Watch();
    private final Grants grants = new Grants(watch);

    @Test
    void aTicketIsGoodForAMinute() {
        String early = grants.ticket("city", 1);
        watch.pass(Duration.ofSeconds(59));
        assertThat(grants.token("city", early)).isPresent();

        String late = grants.ticket("city", 1);
        watch.pass(Duration.ofSeconds(60));
        assertThat(grants.token("city", late)).isEmpty();
    }

    @Test
    void aTicketShownByAnotherApplicationIsUsedUp() {
        String ticket = grants.ticket("city", 1);

        assertThat(grants.token("thief", ticket)).isEmpty();
        assertThat(grants.token("city", ticket)).isEmpty();
    }

    @Test
    void aTokenIsGoodForFiveMinutes() {
        String token = grants.token("city", grants.ticket("city", 7)).orElseThrow();
        watch.pass(Duration.ofSeconds(299));
        assertThat(grants.personOf(token)).contains(7L);

        watch.pass(Duration.ofSeconds(1));
        assertThat(grants.personOf(token)).isEmpty();
    }
}
