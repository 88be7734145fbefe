/**
 * What operators do over REST: find a person, stand at a counter, work on cases. Every endpoint passes OperatorGate first.
 */
@NullMarked
package io.tongxing.identity.cases.rest;

import org.jspecify.annotations.NullMarked;
