/**
 * What the whole sandbox shares: its settings and its first page. Knows nothing of the identity server's code; it meets the
 * server only as an authority behind HTTP and as a relying party.
 */
@NullMarked
package io.tongxing.sandbox;

import org.jspecify.annotations.NullMarked;
