/**
 * The command {@code quickstart}: options, progress, what is printed and {@code quickstart.json}. Decides nothing about
 * how the parts are started; that is {@link io.tongxing.deploy.stack.LocalStack}.
 */
@NullMarked
package io.tongxing.deploy.quickstart;

import org.jspecify.annotations.NullMarked;
