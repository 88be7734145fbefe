/**
 * What an authority calls things, as data: {@link io.tongxing.identity.proofing.authority.mapping.SourceMapping} fills in a
 * request and reads an answer by a file that a city writes. Decides whether such a file can be right, when the server starts.
 * Must not know how questions travel or what evidence is worth.
 */
@NullMarked
package io.tongxing.identity.proofing.authority.mapping;

import org.jspecify.annotations.NullMarked;
