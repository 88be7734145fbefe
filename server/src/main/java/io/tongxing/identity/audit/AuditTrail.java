package io.tongxing.identity.audit;

/**
 * The journal, as the features see it.
 *
 * <p>Transaction: appends in the caller's transaction, so an act and its entry commit together or not at all. Blocking: one insert. A failure is
 * thrown and MUST make the act fail; callers never catch it. Not idempotent: each call is an entry.
 */
@FunctionalInterface
public interface AuditTrail {
    void append(AuditEvent event);
}
