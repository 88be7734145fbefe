/**
 * Persons, identifiers, contacts and one-time codes in PostgreSQL; everything personal in these tables is sealed.
 */
@NullMarked
package io.tongxing.identity.subject.postgres;

import org.jspecify.annotations.NullMarked;
