package io.tongxing.identity.subject.keycloak;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.Constants;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One sentence carried from a finished page to the login page of the same flow; a message key, never a person's words. */
final class Notice {
    private static final String NOTE = "tongxing.notice";

    private Notice() {}

    /** Sends the browser to the login page of the same login, which shows the sentence once. */
    static Response backToLogin(AuthenticationFlowContext context, String messageKey) {
        AuthenticationSessionModel flow = context.getAuthenticationSession();
        AuthenticationProcessor.resetFlow(flow, LoginActionsService.AUTHENTICATE_PATH);
        flow.setAuthNote(NOTE, messageKey);
        UriBuilder login = LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, flow.getClient().getClientId())
                .queryParam(Constants.TAB_ID, flow.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(context.getSession(), flow));
        return Response.seeOther(login.build(context.getRealm().getName())).build();
    }

    static Optional<String> take(AuthenticationSessionModel flow) {
        Optional<String> key = Optional.ofNullable(flow.getAuthNote(NOTE));
        flow.removeAuthNote(NOTE);
        return key;
    }
}
