/** Tests of keys and certificates. */
@NullMarked
package io.tongxing.sandbox.pki;

import org.jspecify.annotations.NullMarked;
