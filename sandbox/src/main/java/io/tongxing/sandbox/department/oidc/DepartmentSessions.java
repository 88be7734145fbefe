package io.tongxing.sandbox.department.oidc;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of a session in memory and gives the browser a random handle.
 *
 * <p>An ID token holds names and numbers, and one kept in a cookie stays good until it expires, whoever copied it. Here logout
 * ends it for every copy, and a restart ends all of them, so no logout is missed while the sandbox is down.
 */
@Singleton
@Alternative
@Priority(1)
public class DepartmentSessions implements TokenStateManager {
    static final Duration LONGEST = Duration.ofHours(8);

    private record Session(
            String tenant, @Nullable String serverSession, Instant startedAt, AuthorizationCodeTokens tokens) {
        boolean replaces(Session other) {
            return tenant.equals(other.tenant) && serverSession != null && serverSession.equals(other.serverSession);
        }

        @Override
        public String toString() {
            return "Session[" + tenant + "]";
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final IdTokens idTokens;
    private final Clock clock;

    DepartmentSessions(IdTokens idTokens, Clock clock) {
        this.idTokens = idTokens;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext routingContext,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> requestContext) {
        Session session = new Session(
                tenant.tenantId().orElseThrow(), idTokens.sessionId(tokens.getIdToken()), clock.instant(), tokens);
        // A refreshed or repeated login of the same server session leaves no older handle behind.
        sessions.values().removeIf(other -> session.replaces(other) || hasEnded(other));
        String handle = newHandle();
        sessions.put(handle, session);
        return Uni.createFrom().item(handle);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext routingContext,
            OidcTenantConfig tenant,
            String handle,
            OidcRequestContext<AuthorizationCodeTokens> requestContext) {
        Session session = sessions.get(handle);
        if (session == null
                || hasEnded(session)
                || !session.tenant().equals(tenant.tenantId().orElseThrow())) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the session has ended"));
        }
        return Uni.createFrom().item(session.tokens());
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext routingContext,
            OidcTenantConfig tenant,
            String handle,
            OidcRequestContext<Void> requestContext) {
        sessions.remove(handle);
        return Uni.createFrom().voidItem();
    }

    private boolean hasEnded(Session session) {
        return session.startedAt().plus(LONGEST).isBefore(clock.instant());
    }

    private String newHandle() {
        byte[] handle = new byte[32];
        random.nextBytes(handle);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
    }
}
