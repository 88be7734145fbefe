/** Certificates, right and wrong in every way, against an authority on a socket. */
@NullMarked
package io.tongxing.identity.proofing.certificate;

import org.jspecify.annotations.NullMarked;
