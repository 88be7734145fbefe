/**
 * Chips of passports and travel permits as evidence: {@link io.tongxing.identity.proofing.emrtd.EmrtdVerifier} checks by ICAO
 * Doc 9303 part 11 that the files of a chip are as their state signed them, and that they are about the claimed person. Nobody
 * outside is asked. Must not know how a chip is read.
 */
@NullMarked
package io.tongxing.identity.proofing.emrtd;

import org.jspecify.annotations.NullMarked;
