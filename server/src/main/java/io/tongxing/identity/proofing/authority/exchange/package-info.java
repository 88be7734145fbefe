/**
 * One conversation with one authority over HTTP, bounded in time, size and number:
 * {@link io.tongxing.identity.proofing.authority.exchange.AuthorityClient}. Decides whether an authority is asked at all, and that
 * whatever is no complete and authentic answer is no answer. Must not know what is asked or what an answer means.
 */
@NullMarked
package io.tongxing.identity.proofing.authority.exchange;

import org.jspecify.annotations.NullMarked;
