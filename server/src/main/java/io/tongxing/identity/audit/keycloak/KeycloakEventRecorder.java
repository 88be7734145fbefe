package io.tongxing.identity.audit.keycloak;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Brings Keycloak's login and admin events into the journal.
 *
 * <p>Keycloak swallows what a listener throws, so an entry written in {@code onEvent} could be lost while the login goes on. Events are therefore
 * only collected here and appended in the prepare step of the session's transaction, whose failure rolls everything back. Error events come in a
 * transaction of Keycloak's own and take the same path there.
 */
public final class KeycloakEventRecorder implements EventListenerProvider {
    /** Details that are ids or closed words. Everything else may hold what a person typed and is left out. */
    private static final Set<String> SAFE_DETAILS = Set.of(
            "auth_method",
            "grant_type",
            "response_type",
            "response_mode",
            "code_id",
            "token_id",
            "refresh_token_id",
            "refresh_token_type",
            "updated_refresh_token_id",
            "client_auth_method",
            "custom_required_action",
            "consent",
            "credential_type",
            "logout_triggered_by_required_action");

    private final KeycloakSession session;
    private final AuditTrail trail;
    private final List<AuditEvent> collected = new ArrayList<>();

    public KeycloakEventRecorder(KeycloakSession session, AuditTrail trail) {
        this.session = session;
        this.trail = trail;
    }

    @Override
    public void onEvent(Event event) {
        String type = "login-event:" + word(event.getType().name());
        AuditEvent entry =
                event.getError() == null ? AuditEvent.done(type) : AuditEvent.refused(type, word(event.getError()));
        AuditEvent full = entry.account(event.getUserId())
                .relyingParty(event.getClientId())
                .fact("realm", String.valueOf(event.getRealmName()));
        if (event.getSessionId() != null) {
            full = full.fact("session", event.getSessionId());
        }
        if (event.getDetails() != null) {
            for (var detail : event.getDetails().entrySet()) {
                if (SAFE_DETAILS.contains(detail.getKey()) && detail.getValue() != null) {
                    full = full.fact(detail.getKey(), detail.getValue());
                }
            }
        }
        collect(full);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String type = "admin-event:" + word(event.getOperationType().name());
        AuditEvent entry =
                event.getError() == null ? AuditEvent.done(type) : AuditEvent.refused(type, word(event.getError()));
        // The representation is left out: it may hold whatever an operator typed about a person.
        collect(entry.account(
                        event.getAuthDetails() == null
                                ? null
                                : event.getAuthDetails().getUserId())
                .relyingParty(
                        event.getAuthDetails() == null
                                ? null
                                : event.getAuthDetails().getClientId())
                .fact("realm", String.valueOf(event.getRealmId()))
                .fact("resource-type", String.valueOf(event.getResourceTypeAsString()))
                .fact("resource", String.valueOf(event.getResourcePath())));
    }

    private void collect(AuditEvent entry) {
        if (collected.isEmpty()) {
            session.getTransactionManager().enlistPrepare(new Append());
        }
        collected.add(entry);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void close() {}

    private final class Append extends AbstractKeycloakTransaction {
        @Override
        protected void commitImpl() {
            collected.forEach(trail::append);
        }

        @Override
        protected void rollbackImpl() {}
    }
}
