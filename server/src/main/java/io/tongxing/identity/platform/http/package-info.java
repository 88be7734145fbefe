/**
 * Answers from outside systems, bounded in size and time as a whole. Knows no system in particular.
 */
@NullMarked
package io.tongxing.identity.platform.http;

import org.jspecify.annotations.NullMarked;
