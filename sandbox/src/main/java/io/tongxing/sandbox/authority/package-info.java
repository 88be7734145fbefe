/**
 * What every simulated authority shares: how a question is read and answered, the fault switches and the log of what was asked;
 * and the persona builder and the SMS gateway. Decides how an authority fails. Must not know departments or tokens.
 */
@NullMarked
package io.tongxing.sandbox.authority;

import org.jspecify.annotations.NullMarked;
