/**
 * What every REST endpoint stands on: who may call it, a bounded body, constant refusals, and a transaction of its own. Knows no feature.
 */
@NullMarked
package io.tongxing.identity.platform.rest;

import org.jspecify.annotations.NullMarked;
