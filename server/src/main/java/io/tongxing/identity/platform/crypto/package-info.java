/**
 * Sealing, blind indexes and key custody with the Chinese algorithms (SM3, SM4) of Bouncy Castle. Decides formats of sealed bytes;
 * knows nothing of what is sealed.
 */
@NullMarked
package io.tongxing.identity.platform.crypto;

import org.jspecify.annotations.NullMarked;
