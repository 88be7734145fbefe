/** How a page of the sandbox is rendered and protected in the browser. Must not know what the pages say. */
@NullMarked
package io.tongxing.sandbox.page;

import org.jspecify.annotations.NullMarked;
