/**
 * The one seam that evidence sources implement: {@link io.tongxing.realname.spi.EvidenceVerifier}, found and configured as a
 * Keycloak provider. It decides how a check is asked for and what its three outcomes mean. It must not know how evidence is
 * stored, what level it gives or which page asked.
 */
@NullMarked
package io.tongxing.realname.spi;

import org.jspecify.annotations.NullMarked;
