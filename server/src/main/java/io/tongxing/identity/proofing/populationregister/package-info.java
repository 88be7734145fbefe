/**
 * The population register over HTTP: the two-element check of name and number.
 */
@NullMarked
package io.tongxing.identity.proofing.populationregister;

import org.jspecify.annotations.NullMarked;
