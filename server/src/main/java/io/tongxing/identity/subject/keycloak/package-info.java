/**
 * Registration, login and recovery pages as Keycloak authenticators. Translate requests into the feature's verbs; decide nothing
 * about identity.
 */
@NullMarked
package io.tongxing.identity.subject.keycloak;

import org.jspecify.annotations.NullMarked;
