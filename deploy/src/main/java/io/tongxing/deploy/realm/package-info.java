/**
 * Realms as code: brings a running server's realms to what {@code deploy/realms/*.json} describes, and leaves
 * alone what is not described, residents above all. {@link io.tongxing.deploy.realm.RealmDeployer} is the way in.
 * Knows the Admin REST API; knows nothing of how the server was started.
 */
@NullMarked
package io.tongxing.deploy.realm;

import org.jspecify.annotations.NullMarked;
