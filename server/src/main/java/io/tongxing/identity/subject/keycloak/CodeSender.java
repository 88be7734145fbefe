package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.ContactCodeStore;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/**
 * The step of a page that proves a mobile: issues a code in a transaction of its own, hands it to the gateway outside of it, takes it back when the
 * gateway is down, and uses it up when it is typed.
 */
final class CodeSender {
    /** How long a person waits for the gateway before being told to try again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What the page says afterwards. */
    private enum Sent {
        SENT("tx.sms.sent"),
        LIMITED("tx.sms.limited"),
        UNAVAILABLE("tx.sms.unavailable");

        private final String messageKey;

        Sent(String messageKey) {
            this.messageKey = messageKey;
        }

        String messageKey() {
            return messageKey;
        }
    }

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;

    CodeSender(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
    }

    private Sent send(AuthenticationFlowContext context, MobileNumber mobile) {
        KeycloakSession session = context.getSession();
        String address = context.getConnection().getRemoteHost();
        Optional<ContactCodes.Issued> issued =
                nested.call(session, inner -> inner.contactCodes().issue(mobile, flow(context), address));
        if (issued.isEmpty()) {
            return Sent.LIMITED;
        }
        ContactCodes.Issued code = issued.get();
        if (features.apply(session).smsGateway().send(mobile, code.text(), PATIENCE)) {
            return Sent.SENT;
        }
        nested.call(session, inner -> {
            inner.contactCodes().notSent(code, mobile, address);
            return Boolean.TRUE;
        });
        return Sent.UNAVAILABLE;
    }

    /** The page's form after a code was asked for: what came of it, and when the person may ask again. */
    LoginFormsProvider sendAndTell(AuthenticationFlowContext context, MobileNumber mobile) {
        Sent sent = send(context, mobile);
        LoginFormsProvider form = context.form();
        boolean done = sent == Sent.SENT;
        return withCodeField(done ? form.setInfo(sent.messageKey()) : form.setError(sent.messageKey()), done);
    }

    /** Tells the page whether a code is on its way and how long to wait for the next. */
    static LoginFormsProvider withCodeField(LoginFormsProvider form, boolean sent) {
        return form.setAttribute("smsSent", sent).setAttribute("smsRetrySeconds", (int) ContactCodes.PAUSE.toSeconds());
    }

    /** Uses the code up; a problem for the page when it is not right. */
    Optional<FormMessage> redeem(AuthenticationFlowContext context, MobileNumber mobile, String code) {
        ContactCodeStore.Redemption redemption =
                nested.call(context.getSession(), inner -> inner.contactCodes().redeem(mobile, flow(context), code));
        return switch (redemption) {
            case REDEEMED -> Optional.empty();
            case WRONG -> Optional.of(new FormMessage("smsCode", "tx.code.invalid"));
            case EXPIRED -> Optional.of(new FormMessage("smsCode", "tx.code.expired"));
        };
    }

    /** A code belongs to the browser's login session; another browser cannot use it. */
    private static String flow(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getParentSession().getId();
    }
}
