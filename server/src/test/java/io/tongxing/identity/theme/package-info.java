/**
 * Checks of the login theme that need no server: both bundles say the same things, and no template opens a door that
 * the content security policy closes. Knows nothing of Keycloak's rendering.
 */
@NullMarked
package io.tongxing.identity.theme;

import org.jspecify.annotations.NullMarked;
