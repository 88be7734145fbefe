/**
 * Certificates of licensed authorities as evidence: {@link io.tongxing.identity.proofing.certificate.CertificateVerifier} checks
 * that the key of a person's certificate signed this login's challenge, that the chain leads to an authority this city trusts,
 * and that the certificate was not revoked. Must not know how the person's card or signing program works.
 */
@NullMarked
package io.tongxing.identity.proofing.certificate;

import org.jspecify.annotations.NullMarked;
