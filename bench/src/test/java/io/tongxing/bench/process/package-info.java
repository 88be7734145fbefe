/**
 * Lines as the kernel writes them, and this very process as the one that is certainly there.
 */
@NullMarked
package io.tongxing.bench.process;

import org.jspecify.annotations.NullMarked;
