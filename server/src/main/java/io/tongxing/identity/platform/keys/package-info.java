/**
 * The rotation of data keys while the server runs: which phase comes after which, what each waits for, and the tables it goes through. Knows
 * neither SQL nor a cipher, and no feature's tables; those are handed in.
 */
@NullMarked
package io.tongxing.identity.platform.keys;

import org.jspecify.annotations.NullMarked;
