package io.tongxing.identity.subject.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Tells a page how long the person has to wait, in seconds or minutes, rounded up: coming back too early would be refused again. */
final class RetryTime {
    private static final int MINUTE = 60;

    private RetryTime() {}

    static LoginFormsProvider show(LoginFormsProvider form, Optional<Instant> again, Clock clock) {
        if (again.isEmpty()) {
            return form;
        }
        long seconds = Math.max(
                1,
                Duration.between(clock.instant(), again.get()).plusMillis(999).toSeconds());
        return seconds < MINUTE
                ? form.setAttribute("retrySeconds", seconds)
                : form.setAttribute("retryMinutes", (seconds + MINUTE - 1) / MINUTE);
    }
}
