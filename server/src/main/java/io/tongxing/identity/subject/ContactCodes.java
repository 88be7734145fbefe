package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves that a person holds a mobile: a code by SMS, used once, within five minutes, in at most five tries, only for the purpose and in the
 * login session that asked for it.
 *
 * <p>Each call runs in a transaction of its own, so that a try counts even when the page it belongs to fails. Codes go out for any well-formed
 * mobile, registered or not: an answer that depended on it would tell who is registered.
 */
public final class ContactCodes {
    /** How long a code counts. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);
    /** How soon a person may ask for the next one. */
    public static final Duration PAUSE = Duration.ofSeconds(60);

    static final int TRIES = 5;
    private static final Limit PER_MOBILE_PAUSE = new Limit("sms-mobile-pause", 2, PAUSE);
    private static final Limit PER_MOBILE_DAY = new Limit("sms-mobile-day", 20, Duration.ofDays(1));
    private static final Limit PER_MOBILE_AND_ADDRESS_DAY = new Limit("sms-mobile-address-day", 10, Duration.ofDays(1));
    private static final Limit PER_FLOW_HOUR = new Limit("sms-flow-hour", 30, Duration.ofHours(1));
    private static final Limit OWN_DEVICE_PAUSE = new Limit("sms-own-pause", 2, PAUSE);
    private static final Limit OWN_DEVICE_DAY = new Limit("sms-own-day", 10, Duration.ofDays(1));
    private static final Limit WRONG_PER_MOBILE_AND_ADDRESS = new Limit("sms-wrong-mobile", 20, Duration.ofHours(1));

    /** What a code is asked for; it is worth nothing for anything else, and its message says so. */
    public enum Purpose {
        REGISTRATION("注册", "registration"),
        LOGIN("登录", "login"),
        RECOVERY("找回账号", "account recovery"),
        CONTACT("确认手机号", "confirming your mobile");

        private final String chinese;
        private final String english;

        Purpose(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /**
     * Who asks for a code or types one.
     *
     * @param flow the browser's login session; another browser cannot use the code
     * @param ownDevice the device, if the mobile's account logged in on it before
     */
    @PersonalData
    public record Asking(
            MobileNumber mobile, Purpose purpose, String flow, NetworkAddress address, Optional<String> ownDevice) {
        private String codeFlow() {
            return flow + "|" + purpose;
        }

        private String mobileHere() {
            return mobile.value() + "|" + address.network();
        }

        @Override
        public String toString() {
            return "Asking[" + purpose + "]";
        }
    }

    /** A code to be sent, or when to ask again. */
    public sealed interface Issuing permits Issued, Refused {}

    /** Too many were asked for. */
    public record Refused(Instant again) implements Issuing {}

    /** A code to be sent. */
    public record Issued(UUID codeId, String code, Purpose purpose) implements Issuing {
        /** The words of the SMS; the code is its only run of six digits. */
        public String text() {
            return "【通行】" + purpose.chinese + "验证码 " + code + "，5 分钟内有效，请勿告知他人。Your code for " + purpose.english
                    + " is valid for 5 minutes; tell nobody.";
        }

        @Override
        public String toString() {
            return "Issued[" + codeId + "]";
        }
    }

    private final ContactCodeStore codes;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;
    private final CodeCaps caps;

    public ContactCodes(
            ContactCodeStore codes, AttemptLimits limits, CodeCaps caps, AuditTrail trail, Ids ids, Clock clock) {
        this.codes = codes;
        this.limits = limits;
        this.caps = caps;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new code, or when to ask again. A refusal counts nothing: who asks in vain for somebody else's mobile must not use up what is left of it.
     *
     * <p>An own device has limits of its own, which no stranger can use up.
     */
    public Issuing issue(Asking asking) {
        Optional<Instant> again = takeAll(takes(asking));
        if (again.isPresent()) {
            trail.append(AuditEvent.refused("contact-code-refused", "limit"));
            return new Refused(again.get());
        }
        Issued issued = new Issued(ids.uuid(), ids.sixDigits(), asking.purpose());
        codes.put(
                issued.codeId(),
                asking.mobile(),
                asking.codeFlow(),
                issued.code(),
                clock.instant(),
                clock.instant().plus(LIFETIME),
                TRIES);
        trail.append(AuditEvent.done("contact-code-issued")
                .fact("purpose", asking.purpose().name().toLowerCase(Locale.ROOT)));
        return issued;
    }

    /** One count of one limit. */
    private record Take(Limit limit, String key) {}

    /** In one order for everybody, so that no two of them wait for each other. */
    private List<Take> takes(Asking asking) {
        String mobile = asking.mobile().value();
        if (asking.ownDevice().isPresent()) {
            String own = mobile + "|" + asking.ownDevice().get();
            return List.of(new Take(OWN_DEVICE_PAUSE, own), new Take(OWN_DEVICE_DAY, own));
        }
        return List.of(
                new Take(PER_FLOW_HOUR, asking.flow()),
                new Take(PER_MOBILE_PAUSE, mobile),
                new Take(PER_MOBILE_AND_ADDRESS_DAY, asking.mobileHere()),
                new Take(PER_MOBILE_DAY, mobile),
                new Take(caps.perAddress(), asking.address().network()),
                new Take(caps.perRange(), asking.address().range()),
                new Take(caps.perPrefix(), mobile.substring(0, CodeCaps.PREFIX)),
                new Take(caps.inAll(), "city"));
    }

    private Optional<Instant> takeAll(List<Take> takes) {
        for (int i = 0; i < takes.size(); i++) {
            Take take = takes.get(i);
            if (!limits.take(take.limit(), take.key())) {
                Optional<Instant> again = limits.freeAgainAt(take.limit(), take.key());
                takes.subList(0, i + 1).forEach(this::giveBack);
                caps.alert(take.limit(), limits);
                return Optional.of(again.orElse(clock.instant().plus(PAUSE)));
            }
        }
        return Optional.empty();
    }

    private void giveBack(Take take) {
        limits.giveBack(take.limit(), take.key());
    }

    /** The gateway did not take the code: it is withdrawn and does not count against the person. */
    public void notSent(Issued issued, Asking asking) {
        codes.withdraw(issued.codeId());
        takes(asking).forEach(this::giveBack);
        trail.append(AuditEvent.unavailable("contact-code-not-sent", "sms-gateway"));
    }

    /**
     * Uses the code. Wrong guesses are limited across all codes, or new codes would buy new guesses; from each place by itself, or a stranger who
     * guesses would keep the owner from using theirs.
     */
    public ContactCodeStore.Redemption redeem(Asking asking, String code) {
        if (limits.isUsedUp(WRONG_PER_MOBILE_AND_ADDRESS, asking.mobileHere())) {
            trail.append(AuditEvent.refused("contact-code-rejected", "limit"));
            return ContactCodeStore.Redemption.EXPIRED;
        }
        ContactCodeStore.Redemption redemption =
                codes.redeem(asking.mobile(), asking.codeFlow(), code, clock.instant());
        switch (redemption) {
            case REDEEMED -> trail.append(AuditEvent.done("contact-confirmed"));
            case WRONG -> {
                limits.take(WRONG_PER_MOBILE_AND_ADDRESS, asking.mobileHere());
                trail.append(AuditEvent.refused("contact-code-rejected", "wrong"));
            }
            case EXPIRED -> trail.append(AuditEvent.refused("contact-code-rejected", "expired"));
        }
        return redemption;
    }
}
