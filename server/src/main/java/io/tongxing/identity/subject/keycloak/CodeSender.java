package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.ContactCodeStore;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.ContactCodes.Asking;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final ContactCodes.Purpose purpose;

    CodeSender(Function<KeycloakSession, SubjectFeatures> features, ContactCodes.Purpose purpose) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.purpose = purpose;
    }

    private record Asked(Asking asking, ContactCodes.Issuing issuing) {}

    /** The page's form after a code was asked for: what came of it, and when the person may ask again. */
    LoginFormsProvider sendAndTell(AuthenticationFlowContext context, MobileNumber mobile) {
        return send(PageRequest.of(context), mobile).form();
    }

    /** A page's form after a code was asked for, and whether the gateway could not be reached. */
    record Sending(LoginFormsProvider form, boolean gatewayIsDown) {}

    Sending send(PageRequest request, MobileNumber mobile) {
        KeycloakSession session = request.session();
        Asked asked = nested.call(session, inner -> {
            Asking asking = asking(request, inner, mobile);
            return new Asked(asking, inner.contactCodes().issue(asking));
        });
        LoginFormsProvider form = request.form();
        if (asked.issuing() instanceof ContactCodes.Refused refused) {
            Clock clock = features.apply(session).clock();
            RetryTime.show(form.setError("tx.sms.limited"), Optional.of(refused.again()), clock);
            return new Sending(withCodeField(form, false), false);
        }
        ContactCodes.Issued code = (ContactCodes.Issued) asked.issuing();
        if (features.apply(session).smsGateway().send(mobile, code.text(), PATIENCE)) {
            return new Sending(withCodeField(form.setInfo("tx.sms.sent"), true), false);
        }
        nested.run(session, inner -> inner.contactCodes().notSent(code, asked.asking()));
        return new Sending(withCodeField(form.setError("tx.sms.unavailable"), false), true);
    }

    /** Tells the page whether a code is on its way and how long to wait for the next. */
    static LoginFormsProvider withCodeField(LoginFormsProvider form, boolean sent) {
        return form.setAttribute("smsSent", sent).setAttribute("smsRetrySeconds", (int) ContactCodes.PAUSE.toSeconds());
    }

    /** Uses the code up; a problem for the page when it is not right. */
    Optional<FormMessage> redeem(AuthenticationFlowContext context, MobileNumber mobile, String code) {
        return redeem(PageRequest.of(context), mobile, code);
    }

    Optional<FormMessage> redeem(PageRequest request, MobileNumber mobile, String code) {
        ContactCodeStore.Redemption redemption = nested.call(
                request.session(), inner -> inner.contactCodes().redeem(asking(request, inner, mobile), code));
        return switch (redemption) {
            case REDEEMED -> Optional.empty();
            case WRONG -> Optional.of(new FormMessage("smsCode", "tx.code.invalid"));
            case EXPIRED -> Optional.of(new FormMessage("smsCode", "tx.code.expired"));
        };
    }

    /** Looks up whose mobile it is for everybody alike; that changes nothing but the limits of the owner's own device. */
    private Asking asking(PageRequest request, SubjectFeatures inner, MobileNumber mobile) {
        LocalDate today = LocalDate.ofInstant(inner.clock().instant(), ZoneOffset.UTC);
        Optional<String> own = inner.resolveAccount().byMobile(mobile).flatMap(account -> inner.knownDevices()
                .deviceOf(request.deviceCookie(), account, today));
        return new Asking(mobile, purpose, request.flow(), request.address(), own);
    }
}
