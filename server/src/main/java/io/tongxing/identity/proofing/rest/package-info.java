/**
 * What residents ask about their own proof over REST. Every endpoint passes ResidentGate first.
 */
@NullMarked
package io.tongxing.identity.proofing.rest;

import org.jspecify.annotations.NullMarked;
