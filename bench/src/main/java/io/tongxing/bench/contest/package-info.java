/**
 * The two systems, made as equal as they can be, and the order in which they are measured. Decides databases, accounts,
 * clients and warm-up; {@link io.tongxing.bench.contest.Contest} is the way in. Knows nothing of how results are shown.
 */
@NullMarked
package io.tongxing.bench.contest;

import org.jspecify.annotations.NullMarked;
