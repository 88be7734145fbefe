/**
 * What the kernel says about a server process: the CPU time it used and how its virtual machine was started. Decides
 * how such a process is found and read. Knows nothing of what the process does.
 */
@NullMarked
package io.tongxing.bench.process;

import org.jspecify.annotations.NullMarked;
