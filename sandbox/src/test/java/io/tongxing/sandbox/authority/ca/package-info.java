/** Tests of the simulated certificate authority. */
@NullMarked
package io.tongxing.sandbox.authority.ca;

import org.jspecify.annotations.NullMarked;
