/** Tests of the simulated authorities, over HTTP. */
@NullMarked
package io.tongxing.sandbox.authority;

import org.jspecify.annotations.NullMarked;
