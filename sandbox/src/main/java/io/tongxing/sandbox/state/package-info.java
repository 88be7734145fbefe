/** What survives a restart, as lines in a file. Must not know what the lines say. */
@NullMarked
package io.tongxing.sandbox.state;

import org.jspecify.annotations.NullMarked;
