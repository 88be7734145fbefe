/** Tests of the registers, over HTTP. */
@NullMarked
package io.tongxing.sandbox.authority.register;

import org.jspecify.annotations.NullMarked;
