/**
 * Tests on the whole running system. {@link io.tongxing.deploy.journey.SharedStack} starts it once for all of them,
 * so they bring their own residents and leave its settings as they found them.
 */
@NullMarked
package io.tongxing.deploy.journey;

import org.jspecify.annotations.NullMarked;
