/**
 * Lets people log in with passwords that another system hashed. Keycloak hashes them anew at the first login; nothing new is ever hashed here.
 */
@NullMarked
package io.tongxing.identity.migration.keycloak;

import org.jspecify.annotations.NullMarked;
