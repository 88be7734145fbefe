/**
 * What every feature stands on: time, ids, bounded outside work, limits, the sealing of personal data. Knows no feature and
 * no Keycloak; the parts that need a library stand one level below.
 */
@NullMarked
package io.tongxing.identity.platform;

import org.jspecify.annotations.NullMarked;
