/**
 * What residents ask over REST about the data that is kept of them. Every endpoint passes ResidentGate first.
 */
@NullMarked
package io.tongxing.identity.subject.rest;

import org.jspecify.annotations.NullMarked;
