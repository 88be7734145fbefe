@NullMarked
package io.tongxing.realname.evidence;

import org.jspecify.annotations.NullMarked;
