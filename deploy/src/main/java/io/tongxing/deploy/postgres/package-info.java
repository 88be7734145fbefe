/**
 * A real PostgreSQL as child processes of this one, and the roles of the product's database. Decides how the
 * database is made durable, who may log in, and which program runs it; {@link
 * io.tongxing.deploy.postgres.LocalPostgres} is the way in. Knows nothing of the server that uses the database.
 */
@NullMarked
package io.tongxing.deploy.postgres;

import org.jspecify.annotations.NullMarked;
