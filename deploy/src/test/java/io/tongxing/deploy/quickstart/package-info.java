/** The command line of the quickstart, without starting anything. */
@NullMarked
package io.tongxing.deploy.quickstart;

import org.jspecify.annotations.NullMarked;
