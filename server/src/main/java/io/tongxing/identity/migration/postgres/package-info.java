/**
 * How far an import has come, and the accounts of Keycloak, in PostgreSQL. The only place that writes Keycloak's own tables.
 */
@NullMarked
package io.tongxing.identity.migration.postgres;

import org.jspecify.annotations.NullMarked;
