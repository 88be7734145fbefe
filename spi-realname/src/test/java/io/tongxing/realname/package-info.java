@NullMarked
package io.tongxing.realname;

import org.jspecify.annotations.NullMarked;
