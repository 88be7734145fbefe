/**
 * Hashed passwords of other systems, taken apart and checked against vectors that other programs made.
 */
@NullMarked
package io.tongxing.identity.migration;

import org.jspecify.annotations.NullMarked;
