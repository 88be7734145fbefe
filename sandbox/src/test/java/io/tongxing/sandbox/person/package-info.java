/** Tests of the people the sandbox makes. */
@NullMarked
package io.tongxing.sandbox.person;

import org.jspecify.annotations.NullMarked;
