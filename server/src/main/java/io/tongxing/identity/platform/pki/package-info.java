/**
 * Certificates of others: which algorithms still count, whom this installation trusts, and whether a chain leads there. Entry
 * types are {@link io.tongxing.identity.platform.pki.CertificateDirectory} and
 * {@link io.tongxing.identity.platform.pki.CertificatePaths}. Must not know what is proven by a certificate.
 */
@NullMarked
package io.tongxing.identity.platform.pki;

import org.jspecify.annotations.NullMarked;
