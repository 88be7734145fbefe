package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** Issues a code in a transaction of its own, hands it to the gateway outside of it, and takes it back when the gateway is down. */
final class CodeSender {
    /** How long a person waits for the gateway before being told to try again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What the page says afterwards. */
    enum Sent {
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

    Sent send(AuthenticationFlowContext context, MobileNumber mobile) {
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

    /** A code belongs to the browser's login session; another browser cannot use it. */
    static String flow(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getParentSession().getId();
    }
}
