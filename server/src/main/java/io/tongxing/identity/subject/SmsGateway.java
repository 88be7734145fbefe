package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;

/**
 * Sends a text to a mobile.
 *
 * <p>Outside any transaction, on threads of its own. Not retried by itself: a code that comes twice confuses, and the person can ask again.
 */
public interface SmsGateway {

    /** True when the gateway took the message within the time; false when it is down, slow, or answered anything else. */
    boolean send(MobileNumber to, String text, Duration patience);

    /** Hands the message over without waiting; a failure is logged by reason code, and nothing more. */
    void sendLater(MobileNumber to, String text);
}
