/**
 * Keys and certificates, made once and kept in a directory: what the simulated certificate authority and the simulated passport
 * country have in common. Must not know whom a certificate is for.
 */
@NullMarked
package io.tongxing.sandbox.pki;

import org.jspecify.annotations.NullMarked;
