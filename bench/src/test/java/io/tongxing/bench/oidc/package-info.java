/**
 * Pages and cookies as the two servers write them.
 */
@NullMarked
package io.tongxing.bench.oidc;

import org.jspecify.annotations.NullMarked;
