/** Realm descriptions, and what the running server makes of them. */
@NullMarked
package io.tongxing.deploy.realm;

import org.jspecify.annotations.NullMarked;
