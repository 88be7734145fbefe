package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves that a person holds a mobile: a code by SMS, used once, within five minutes, in at most five tries, only in the login flow that asked for
 * it.
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
    private static final Limit PER_ADDRESS_HOUR = new Limit("sms-address-hour", 600, Duration.ofHours(1));
    private static final Limit WRONG_PER_MOBILE = new Limit("sms-wrong-mobile", 20, Duration.ofHours(1));

    /** A code to be sent. */
    public record Issued(UUID codeId, String code) {
        /** The words of the SMS; the code is its only run of six digits. */
        public String text() {
            return "【通行】验证码 " + code + "，5 分钟内有效，请勿告知他人。Your code is valid for 5 minutes; tell nobody.";
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

    public ContactCodes(ContactCodeStore codes, AttemptLimits limits, AuditTrail trail, Ids ids, Clock clock) {
        this.codes = codes;
        this.limits = limits;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new code for the mobile in this flow, or empty when too many were asked for. */
    public Optional<Issued> issue(MobileNumber mobile, String flow, String address) {
        boolean addressMay = limits.take(PER_ADDRESS_HOUR, address);
        boolean pauseIsOver = limits.take(PER_MOBILE_PAUSE, mobile.value());
        boolean dayHasRoom = limits.take(PER_MOBILE_DAY, mobile.value());
        if (!(addressMay && pauseIsOver && dayHasRoom)) {
            trail.append(AuditEvent.refused("contact-code-refused", "limit"));
            return Optional.empty();
        }
        Issued issued = new Issued(ids.uuid(), ids.sixDigits());
        codes.put(
                issued.codeId(),
                mobile,
                flow,
                issued.code(),
                clock.instant(),
                clock.instant().plus(LIFETIME),
                TRIES);
        trail.append(AuditEvent.done("contact-code-issued"));
        return Optional.of(issued);
    }

    /** The gateway did not take the code: it is withdrawn and does not count against the person. */
    public void notSent(Issued issued, MobileNumber mobile, String address) {
        codes.withdraw(issued.codeId());
        limits.giveBack(PER_ADDRESS_HOUR, address);
        limits.giveBack(PER_MOBILE_PAUSE, mobile.value());
        limits.giveBack(PER_MOBILE_DAY, mobile.value());
        trail.append(AuditEvent.unavailable("contact-code-not-sent", "sms-gateway"));
    }

    /** Uses the code. Wrong guesses are limited per mobile across all codes, or new codes would buy new guesses. */
    public ContactCodeStore.Redemption redeem(MobileNumber mobile, String flow, String code) {
        if (limits.isUsedUp(WRONG_PER_MOBILE, mobile.value())) {
            trail.append(AuditEvent.refused("contact-code-rejected", "limit"));
            return ContactCodeStore.Redemption.EXPIRED;
        }
        ContactCodeStore.Redemption redemption = codes.redeem(mobile, flow, code, clock.instant());
        switch (redemption) {
            case REDEEMED -> trail.append(AuditEvent.done("contact-confirmed"));
            case WRONG -> {
                limits.take(WRONG_PER_MOBILE, mobile.value());
                trail.append(AuditEvent.refused("contact-code-rejected", "wrong"));
            }
            case EXPIRED -> trail.append(AuditEvent.refused("contact-code-rejected", "expired"));
        }
        return redemption;
    }
}
