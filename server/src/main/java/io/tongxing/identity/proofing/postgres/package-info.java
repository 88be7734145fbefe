/**
 * Attempts and verifications in PostgreSQL.
 */
@NullMarked
package io.tongxing.identity.proofing.postgres;

import org.jspecify.annotations.NullMarked;
