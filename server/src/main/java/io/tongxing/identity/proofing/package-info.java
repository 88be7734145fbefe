/**
 * Proves that a person is who they say: one attempt at a time, against an outside source that is never called inside a
 * transaction. Entry types: ProveIdentity, AskSource. Must not know departments or tokens.
 */
@NullMarked
package io.tongxing.identity.proofing;

import org.jspecify.annotations.NullMarked;
