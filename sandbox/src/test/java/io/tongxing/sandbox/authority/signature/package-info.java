/** Tests of the signed authority protocol. */
@NullMarked
package io.tongxing.sandbox.authority.signature;

import org.jspecify.annotations.NullMarked;
