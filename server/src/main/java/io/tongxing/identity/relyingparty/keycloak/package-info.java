/**
 * Reads a department's release policy from its Keycloak client.
 */
@NullMarked
package io.tongxing.identity.relyingparty.keycloak;

import org.jspecify.annotations.NullMarked;
