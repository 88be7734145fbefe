/**
 * Figures from runs whose every number is known beforehand. Nothing here waits or depends on the clock.
 */
@NullMarked
package io.tongxing.bench.load;

import org.jspecify.annotations.NullMarked;
