/** What the tests of the sandbox share. */
@NullMarked
package io.tongxing.sandbox;

import org.jspecify.annotations.NullMarked;
