/** Tests of the simulated chips. */
@NullMarked
package io.tongxing.sandbox.authority.chip;

import org.jspecify.annotations.NullMarked;
