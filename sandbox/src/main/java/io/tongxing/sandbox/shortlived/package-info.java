/** Names that cannot be guessed, and things that are kept under them for a while. Must not know what they are for. */
@NullMarked
package io.tongxing.sandbox.shortlived;

import org.jspecify.annotations.NullMarked;
