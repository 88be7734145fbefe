/**
 * What tests on the running system share: people whom the sandbox makes, the messages they get, the faults of the
 * authorities. It talks to the sandbox alone and knows neither browser nor server.
 */
@NullMarked
package io.tongxing.deploy.testkit;

import org.jspecify.annotations.NullMarked;
