package io.tongxing.sandbox.department.saml;

import io.tongxing.sandbox.shortlived.Expiring;
import io.tongxing.sandbox.shortlived.Secrets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is logged in at the SAML department. In memory: a restart ends every session, so no logout is missed. */
@Singleton
public class SamlSessions {
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int MOST = 100_000;

    private final Expiring<Arrival> sessions;

    SamlSessions(Clock clock) {
        this.sessions = new Expiring<>(LONGEST, MOST, clock);
    }

    /** Answers the handle for the browser. */
    String open(Arrival arrival) {
        String handle = Secrets.next();
        sessions.put(handle, arrival);
        return handle;
    }

    Optional<Arrival> find(@Nullable String handle) {
        return handle == null ? Optional.empty() : sessions.find(handle);
    }

    Optional<Arrival> end(@Nullable String handle) {
        return handle == null ? Optional.empty() : sessions.take(handle);
    }

    void end(LogoutMessages.Ending ending) {
        sessions.removeIf(ending::ends);
    }
}
