/**
 * Every door of the server: each class named in META-INF/services, and the one place where features are put together. No logic.
 */
@NullMarked
package io.tongxing.identity.wiring;

import org.jspecify.annotations.NullMarked;
