/**
 * Signatures of the authority protocol, both ways: {@link io.tongxing.identity.proofing.authority.signature.MessageSignature}.
 * Decides whether an answer is the authority's own answer to this very request. Must not know what either of them says.
 */
@NullMarked
package io.tongxing.identity.proofing.authority.signature;

import org.jspecify.annotations.NullMarked;
