/**
 * What a department is told about a person: one use case behind ID token, userinfo and SAML. Reads stored verifications; makes no
 * outside call.
 */
@NullMarked
package io.tongxing.identity.claims;

import org.jspecify.annotations.NullMarked;
