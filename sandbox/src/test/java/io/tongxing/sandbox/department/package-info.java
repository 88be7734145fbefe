/** Tests of the departments' pages, whatever the protocol. */
@NullMarked
package io.tongxing.sandbox.department;

import org.jspecify.annotations.NullMarked;
