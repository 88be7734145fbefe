/**
 * The registers that compare what somebody claims with what they know: population, faces, carrier, bank, immigration, network
 * identity. Decides who matches. Must not know how a call fails or is signed.
 */
@NullMarked
package io.tongxing.sandbox.authority.register;

import org.jspecify.annotations.NullMarked;
