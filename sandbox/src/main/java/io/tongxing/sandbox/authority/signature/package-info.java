/**
 * The signatures of the authority protocol: checks those of requests and makes those of answers, with HMAC-SM3 or SM2. Decides
 * whether a request is the server's own, now and for the first time. Must not know what is asked.
 */
@NullMarked
package io.tongxing.sandbox.authority.signature;

import org.jspecify.annotations.NullMarked;
