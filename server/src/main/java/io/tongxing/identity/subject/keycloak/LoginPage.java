package io.tongxing.identity.subject.keycloak;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The login page in its variants; what was typed goes back to it, secrets excepted. */
final class LoginPage {
    private final AuthenticationFlowContext context;
    private final LoginFormsProvider form;

    LoginPage(AuthenticationFlowContext context) {
        this(context, context.form());
    }

    LoginPage(AuthenticationFlowContext context, LoginFormsProvider form) {
        this.context = context;
        this.form = form;
    }

    LoginPage error(String messageKey) {
        form.setError(messageKey);
        return this;
    }

    LoginPage problem(FormMessage problem) {
        form.addError(problem);
        return this;
    }

    LoginPage again(Optional<Instant> again, Clock clock) {
        RetryTime.show(form, again, clock);
        return this;
    }

    /** Shows the way in by a code, open or folded. */
    LoginPage offerCode(boolean open) {
        form.setAttribute("codeOffer", open ? "open" : "folded");
        return this;
    }

    LoginPage typed(MultivaluedMap<String, String> posted) {
        MultivaluedMap<String, String> kept = new MultivaluedHashMap<>();
        kept.putSingle("username", Forms.text(posted, "username", 200));
        form.setFormData(kept);
        form.setAttribute("typed", Map.of("mobile", Forms.text(posted, "mobile", 50)));
        return this;
    }

    Response response() {
        Notice.take(context.getAuthenticationSession()).ifPresent(form::setSuccess);
        return form.createLoginUsernamePassword();
    }
}
