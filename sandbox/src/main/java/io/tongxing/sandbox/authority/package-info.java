/**
 * The simulated authorities over HTTP: the population register, the SMS gateway, the persona builder, the fault switches and
 * the log of what was asked. Decides how an authority answers and how it fails. Must not know departments or tokens.
 */
@NullMarked
package io.tongxing.sandbox.authority;

import org.jspecify.annotations.NullMarked;
