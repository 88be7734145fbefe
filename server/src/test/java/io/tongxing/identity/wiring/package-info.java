/** The options of the composition root, read without a server. */
@NullMarked
package io.tongxing.identity.wiring;

import org.jspecify.annotations.NullMarked;
