/**
 * The whole system on one machine: database, server, realms and sandbox, each started when what it needs is there.
 * Decides order, secrets and where things lie in the data directory; {@link io.tongxing.deploy.stack.LocalStack} is
 * the way in. Knows nothing of command lines or of what is printed.
 */
@NullMarked
package io.tongxing.deploy.stack;

import org.jspecify.annotations.NullMarked;
