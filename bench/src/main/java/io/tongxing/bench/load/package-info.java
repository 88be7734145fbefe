/**
 * How load is made and what is read from it: a closed loop of a few threads, and figures over its runs. Decides what a
 * run and a percentile are. Knows nothing of HTTP or of servers; an {@link io.tongxing.bench.load.Operation} is anything.
 */
@NullMarked
package io.tongxing.bench.load;

import org.jspecify.annotations.NullMarked;
