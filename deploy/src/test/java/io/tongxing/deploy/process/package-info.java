/** The assembled server as it is delivered. */
@NullMarked
package io.tongxing.deploy.process;

import org.jspecify.annotations.NullMarked;
