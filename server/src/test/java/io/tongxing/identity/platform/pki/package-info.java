/** A public key infrastructure made on the spot, with everything that can be wrong with one. */
@NullMarked
package io.tongxing.identity.platform.pki;

import org.jspecify.annotations.NullMarked;
