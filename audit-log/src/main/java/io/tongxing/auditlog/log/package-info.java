/**
 * The Merkle log itself: how entries become leaf hashes and leaf hashes one tree hash. It must not know what an entry means,
 * where it is stored or who signs, so that somebody who trusts none of those can still check the arithmetic.
 */
@NullMarked
package io.tongxing.auditlog.log;

import org.jspecify.annotations.NullMarked;
