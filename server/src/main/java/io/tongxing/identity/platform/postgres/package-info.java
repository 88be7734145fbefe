/**
 * Plain SQL on the connection of Keycloak's own transaction, and the schema. Knows no feature's tables but the
 * platform's own (keys and limits).
 */
@NullMarked
package io.tongxing.identity.platform.postgres;

import org.jspecify.annotations.NullMarked;
