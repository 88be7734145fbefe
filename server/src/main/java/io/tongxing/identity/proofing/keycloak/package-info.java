/**
 * The proof as a step of the login: a Keycloak required action.
 */
@NullMarked
package io.tongxing.identity.proofing.keycloak;

import org.jspecify.annotations.NullMarked;
