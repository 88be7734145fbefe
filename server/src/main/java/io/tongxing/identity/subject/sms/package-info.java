/**
 * The city's SMS gateway over HTTP.
 */
@NullMarked
package io.tongxing.identity.subject.sms;

import org.jspecify.annotations.NullMarked;
