package io.tongxing.sandbox.authority.province;

import io.tongxing.sandbox.shortlived.Expiring;
import io.tongxing.sandbox.shortlived.Secrets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tickets, good for one minute, one application and one exchange, and the tokens they are exchanged for. */
@Singleton
class Grants {
    static final Duration TICKET_LIFETIME = Duration.ofSeconds(60);
    static final Duration TOKEN_LIFETIME = Duration.ofSeconds(300);

    private static final int MOST = 100_000;

    private record Grant(String appId, long personId) {}

    private final Expiring<Grant> tickets;
    private final Expiring<Grant> tokens;

    Grants(Clock clock) {
        this.tickets = new Expiring<>(TICKET_LIFETIME, MOST, clock);
        this.tokens = new Expiring<>(TOKEN_LIFETIME, MOST, clock);
    }

    String ticket(String appId, long personId) {
        String ticket = Secrets.next();
        tickets.put(ticket, new Grant(appId, personId));
        return ticket;
    }

    /** A ticket shown by another application is used up all the same: it was stolen. */
    Optional<String> token(String appId, String ticket) {
        return tickets.take(ticket).filter(grant -> grant.appId().equals(appId)).map(grant -> {
            String token = Secrets.next();
            tokens.put(token, grant);
            return token;
        });
    }

    Optional<Long> personOf(String token) {
        return tokens.find(token).map(Grant::personId);
    }
}
