@NullMarked
package io.tongxing.realname.assurance;

import org.jspecify.annotations.NullMarked;
