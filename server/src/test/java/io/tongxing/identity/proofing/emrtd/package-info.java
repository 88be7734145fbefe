/** Chips of states that do not exist, right and wrong in every way. */
@NullMarked
package io.tongxing.identity.proofing.emrtd;

import org.jspecify.annotations.NullMarked;
