@NullMarked
package io.tongxing.realname.spi;

import org.jspecify.annotations.NullMarked;
