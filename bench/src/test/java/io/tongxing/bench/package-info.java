/**
 * The command line, read as a person would type it.
 */
@NullMarked
package io.tongxing.bench;

import org.jspecify.annotations.NullMarked;
