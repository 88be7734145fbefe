package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.platform.NetworkAddress;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * What the step of a page needs of its request, whether the page belongs to a flow or to a required action, which Keycloak gives unrelated types.
 *
 * @param flow the browser's login session
 * @param pages a new form each time
 */
record PageRequest(
        KeycloakSession session,
        String flow,
        NetworkAddress address,
        String deviceCookie,
        Supplier<LoginFormsProvider> pages) {

    static PageRequest of(AuthenticationFlowContext context) {
        return new PageRequest(
                context.getSession(),
                context.getAuthenticationSession().getParentSession().getId(),
                NetworkAddress.of(context.getConnection().getRemoteHost()),
                DeviceCookie.read(context.getHttpRequest()),
                context::form);
    }

    static PageRequest of(RequiredActionContext context) {
        return new PageRequest(
                context.getSession(),
                context.getAuthenticationSession().getParentSession().getId(),
                NetworkAddress.of(context.getConnection().getRemoteHost()),
                DeviceCookie.read(context.getHttpRequest()),
                context::form);
    }

    LoginFormsProvider form() {
        return pages.get();
    }
}
