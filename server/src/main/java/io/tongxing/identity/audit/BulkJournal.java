package io.tongxing.identity.audit;

import java.util.List;

/** The journal for acts that concern people by the hundred; the same promises as {@link AuditTrail}, one statement for all of them. */
@FunctionalInterface
public interface BulkJournal {
    void appendAll(List<AuditEvent> events);
}
