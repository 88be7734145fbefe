package io.tongxing.identity.audit;

import org.jboss.logging.Logger;

/**
 * Says in the log, by reason code, what was refused or could not be done; the entry itself goes on to the journal.
 *
 * <p>An operator on duty greps for {@code reason=}; a line carries codes and ids only, never what a person typed.
 */
public final class ReasonLog implements AuditTrail {
    private static final Logger LOG = Logger.getLogger(ReasonLog.class);

    private final AuditTrail journal;

    public ReasonLog(AuditTrail journal) {
        this.journal = journal;
    }

    @Override
    public void append(AuditEvent event) {
        if (event.outcome() != AuditEvent.Outcome.DONE) {
            LOG.infof("event=%s reason=%s %s", event.type(), event.reason(), event.facts());
        }
        journal.append(event);
    }
}
