/**
 * Keycloak's own login and admin events on their way into the journal.
 */
@NullMarked
package io.tongxing.identity.audit.keycloak;

import org.jspecify.annotations.NullMarked;
