@NullMarked
package io.tongxing.realname.claims;

import org.jspecify.annotations.NullMarked;
