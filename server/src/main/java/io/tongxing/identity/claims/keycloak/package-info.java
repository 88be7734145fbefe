/**
 * OIDC and SAML protocol mappers; writers of what ReleaseVerifiedClaims decided.
 */
@NullMarked
package io.tongxing.identity.claims.keycloak;

import org.jspecify.annotations.NullMarked;
