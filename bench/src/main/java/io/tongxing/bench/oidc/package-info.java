/**
 * A resident's browser and a department's server, as small as they can be: pages, forms and cookies on one side, the
 * token endpoint on the other. Decides what counts as an answer; whatever is not one is an {@link
 * io.tongxing.bench.oidc.UnexpectedAnswer}. Knows nothing of who is measured against whom.
 */
@NullMarked
package io.tongxing.bench.oidc;

import org.jspecify.annotations.NullMarked;
