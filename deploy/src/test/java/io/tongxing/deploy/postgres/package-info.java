/** The embedded database and the rights in it, tried on a running PostgreSQL. */
@NullMarked
package io.tongxing.deploy.postgres;

import org.jspecify.annotations.NullMarked;
