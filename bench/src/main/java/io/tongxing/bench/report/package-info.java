/**
 * Results for people and for programs. Decides wording and rounding of the table, and the published JSON form. Computes
 * nothing that is not in the figures.
 */
@NullMarked
package io.tongxing.bench.report;

import org.jspecify.annotations.NullMarked;
