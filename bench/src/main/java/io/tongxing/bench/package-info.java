/**
 * The command line of the measurements: what was asked for, what is printed, the exit code. Everything else is in the
 * packages below, which know nothing of standard output or of exit codes.
 */
@NullMarked
package io.tongxing.bench;

import org.jspecify.annotations.NullMarked;
