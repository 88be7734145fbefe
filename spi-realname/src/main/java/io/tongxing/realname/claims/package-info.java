/**
 * How a proof is told to a department: {@link io.tongxing.realname.claims.VerifiedClaims} in the words of the OpenID Identity
 * Assurance schema. What is told to whom is decided elsewhere; this package only gives it its one shape, which tokens, SAML
 * attributes and archives share. It knows no JSON library and no protocol.
 */
@NullMarked
package io.tongxing.realname.claims;

import org.jspecify.annotations.NullMarked;
