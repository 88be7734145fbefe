/**
 * Which department was told which subject, in PostgreSQL.
 */
@NullMarked
package io.tongxing.identity.claims.postgres;

import org.jspecify.annotations.NullMarked;
