package io.tongxing.identity.audit.keycloak;

import io.tongxing.identity.platform.Correlation;
import io.tongxing.identity.platform.RequestOrigin;
import java.util.function.Supplier;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;

/** Where the request of a Keycloak session came from; work without a request (a task, a conclusion) has no address. */
public final class SessionRequestOrigin implements Supplier<RequestOrigin> {
    private final KeycloakSession session;

    public SessionRequestOrigin(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public RequestOrigin get() {
        ClientConnection connection = session.getContext().getConnection();
        String address = connection == null ? null : connection.getRemoteHost();
        return new RequestOrigin(Correlation.current().orElse("none"), address == null ? "" : address);
    }
}
