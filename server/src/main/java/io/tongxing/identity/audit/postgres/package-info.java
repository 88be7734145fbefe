/**
 * The insert-only journal table.
 */
@NullMarked
package io.tongxing.identity.audit.postgres;

import org.jspecify.annotations.NullMarked;
