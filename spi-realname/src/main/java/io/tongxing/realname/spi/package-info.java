/**
 * The one seam that evidence sources implement.
 */
@NullMarked
package io.tongxing.realname.spi;

import org.jspecify.annotations.NullMarked;
