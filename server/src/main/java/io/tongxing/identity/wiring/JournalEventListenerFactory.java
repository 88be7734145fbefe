package io.tongxing.identity.wiring;

import io.tongxing.identity.audit.keycloak.KeycloakEventRecorder;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings Keycloak's events into the journal; global, so that no realm can be configured out of it. */
public final class JournalEventListenerFactory implements EventListenerProviderFactory {
    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new KeycloakEventRecorder(
                session, event -> Tongxing.of(session).auditTrail().append(event));
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "tongxing-journal";
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
