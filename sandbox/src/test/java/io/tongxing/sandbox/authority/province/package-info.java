/** Tests of the simulated provincial platform. */
@NullMarked
package io.tongxing.sandbox.authority.province;

import org.jspecify.annotations.NullMarked;
