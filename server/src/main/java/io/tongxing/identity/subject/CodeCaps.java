package io.tongxing.identity.subject;

import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * How many codes by SMS a place, a block of mobile numbers and the whole city may cause.
 *
 * <p>Every message costs the city money and may earn somebody else some (SMS pumping), and a sweep over a block of numbers is how a city is searched
 * for accounts. A block is the first seven digits of a mobile: ten thousand numbers of one carrier in one city.
 *
 * @param perAddress for one network address; many residents share one
 * @param perRange for its neighbourhood (IPv4: /24, IPv6: /48)
 * @param perPrefix for one block of numbers
 * @param inAll for the whole city; reaching it is an alert in the log
 */
public record CodeCaps(Limit perAddress, Limit perRange, Limit perPrefix, Limit inAll) {
    /** Digits that name a block. */
    static final int PREFIX = 7;

    private static final Logger LOG = Logger.getLogger(CodeCaps.class);
    private static final Limit ONE_ALERT = new Limit("sms-alert", 1, Duration.ofMinutes(1));

    /** By number an hour, the last by number a minute. */
    public static CodeCaps of(int addressHour, int rangeHour, int prefixHour, int cityMinute) {
        return new CodeCaps(
                new Limit("sms-address-hour", addressHour, Duration.ofHours(1)),
                new Limit("sms-range-hour", rangeHour, Duration.ofHours(1)),
                new Limit("sms-prefix-hour", prefixHour, Duration.ofHours(1)),
                new Limit("sms-city-minute", cityMinute, Duration.ofMinutes(1)));
    }

    /** Calls for an operator when a cap was reached, once a minute for each. */
    void alert(Limit reached, AttemptLimits limits) {
        boolean cap = List.of(perAddress, perRange, perPrefix, inAll).contains(reached);
        if (!cap || !limits.take(ONE_ALERT, reached.name())) {
            return;
        }
        Logger.Level level = reached.equals(inAll) ? Logger.Level.ERROR : Logger.Level.WARN;
        LOG.logf(level, "alert=%s reason=limit most=%d window=%s", reached.name(), reached.most(), reached.window());
    }
}
