/**
 * The simulated chips of passports and travel permits (ICAO Doc 9303): data groups, security object, and the authorities of the
 * country that signs. Decides what is on a chip. Must not know how a reader checks it.
 */
@NullMarked
package io.tongxing.sandbox.authority.chip;

import org.jspecify.annotations.NullMarked;
