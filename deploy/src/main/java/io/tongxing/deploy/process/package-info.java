/**
 * Programs that run beside this one: started with an environment of their own, watched until they answer, stopped
 * in time. Decides how a child is started and ended; {@link io.tongxing.deploy.process.ServerProcess} and {@link
 * io.tongxing.deploy.process.SandboxProcess} say what is run. Knows nothing of realms or of databases.
 */
@NullMarked
package io.tongxing.deploy.process;

import org.jspecify.annotations.NullMarked;
