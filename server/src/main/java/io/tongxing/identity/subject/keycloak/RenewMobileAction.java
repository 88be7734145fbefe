package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.KeepMobile;
import io.tongxing.realname.evidence.MobileNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks a person at the login for a mobile that is theirs: to confirm one that nobody made sure of for half a year, or to add one when theirs has
 * moved to somebody else. Never in the way: it can be put off, and is when the gateway is down.
 */
public final class RenewMobileAction implements RequiredActionProvider {
    public static final String ID = "renew-mobile";
    private static final String PAGE = "renew-mobile.ftl";

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;

    public RenewMobileAction(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.CONTACT);
    }

    /** The login page alone decides who is asked, so that single sign-on never stops here. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (stateOf(context) == KeepMobile.State.CURRENT) {
            context.success();
        } else {
            context.challenge(page(context, CodeSender.withCodeField(context.form(), false), ""));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        String typed = Forms.text(posted, "mobile", 50);
        Optional<MobileNumber> mobile = MobileNumber.read(typed);
        String wish = Forms.text(posted, "do", 30);
        if ("later".equals(wish)) {
            context.success();
            return;
        }
        List<FormMessage> problems = new ArrayList<>();
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        } else if ("send-sms-code".equals(wish)) {
            sendCode(context, mobile.get(), typed);
            return;
        }
        String code = Forms.requiredCode(posted, problems);
        if (problems.isEmpty()) {
            sender.redeem(PageRequest.of(context), mobile.orElseThrow(), code).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            LoginFormsProvider form = context.form().setErrors(problems);
            context.challenge(page(context, CodeSender.withCodeField(form, false), typed));
            return;
        }
        replace(context, mobile.orElseThrow());
        context.success();
    }

    private void sendCode(RequiredActionContext context, MobileNumber mobile, String typed) {
        CodeSender.Sending sending = sender.send(PageRequest.of(context), mobile);
        if (sending.gatewayIsDown()) {
            context.success();
        } else {
            context.challenge(page(context, sending.form(), typed));
        }
    }

    /** Of a mobile that somebody else has here, only its holder is told, as at a registration. */
    private void replace(RequiredActionContext context, MobileNumber mobile) {
        UUID person = person(context);
        try {
            nested.run(context.getSession(), inner -> inner.keepMobile().replace(person, mobile));
        } catch (IdentifierTakenException taken) {
            Announcement message = new Announcement(mobile, Announcement.Kind.ALREADY_REGISTERED, "");
            features.apply(context.getSession()).smsGateway().sendLater(message.to(), message.text());
        }
    }

    private KeepMobile.State stateOf(RequiredActionContext context) {
        UUID person = person(context);
        return nested.call(context.getSession(), inner -> inner.keepMobile().stateOf(person));
    }

    private UUID person(RequiredActionContext context) {
        String account = context.getUser().getId();
        return nested.call(
                context.getSession(),
                inner -> inner.subjects().personOf(account).orElseThrow());
    }

    private Response page(RequiredActionContext context, LoginFormsProvider form, String typed) {
        UUID person = person(context);
        String masked = nested.call(context.getSession(), inner -> inner.keepMobile()
                .mobileOf(person)
                .map(binding -> binding.mobile().masked())
                .orElse(""));
        return form.setAttribute("renew", Map.of("mobile", typed, "masked", masked))
                .createForm(PAGE);
    }

    @Override
    public void close() {}
}
