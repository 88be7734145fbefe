/**
 * The simulated licensed certificate authority, with RSA, EC and SM2 side by side: certificates of people, their cards, revocation
 * lists and OCSP. Decides which certificate is good. Must not know how a login uses a signature.
 */
@NullMarked
package io.tongxing.sandbox.authority.ca;

import org.jspecify.annotations.NullMarked;
