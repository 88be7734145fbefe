/**
 * The forms that others read.
 */
@NullMarked
package io.tongxing.bench.report;

import org.jspecify.annotations.NullMarked;
