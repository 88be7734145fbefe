/**
 * The journal of identity events. An event is appended in the transaction of the act it tells of: no entry, no act.
 */
@NullMarked
package io.tongxing.identity.audit;

import org.jspecify.annotations.NullMarked;
