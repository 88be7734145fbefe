package io.tongxing.identity.subject.sms;

import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import org.jboss.logging.Logger;

/** No gateway is set up: every message counts as not sent, and the log says which option is missing. */
public final class UnconfiguredSmsGateway implements SmsGateway {
    private static final Logger LOG = Logger.getLogger(UnconfiguredSmsGateway.class);

    @Override
    public boolean send(MobileNumber to, String text, Duration patience) {
        LOG.error("reason=sms-not-configured option=spi-sms-gateway--http--url");
        return false;
    }

    @Override
    public void sendLater(MobileNumber to, String text) {
        LOG.error("reason=sms-not-configured option=spi-sms-gateway--http--url");
    }
}
