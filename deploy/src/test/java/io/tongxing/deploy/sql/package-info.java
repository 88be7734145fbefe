/**
 * The stores of the server on a real PostgreSQL, without the server around them: what the statements do, what the constraints refuse, and what two
 * transactions at once come to.
 */
@NullMarked
package io.tongxing.deploy.sql;

import org.jspecify.annotations.NullMarked;
