/**
 * Departments as the identity side sees them: what they may learn, for which purpose, from which level.
 */
@NullMarked
package io.tongxing.identity.relyingparty;

import org.jspecify.annotations.NullMarked;
