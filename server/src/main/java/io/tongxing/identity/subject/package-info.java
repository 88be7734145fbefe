/**
 * Who exists: natural persons, the accounts, documents and contacts that are theirs. Entry types: EnrolSubject, ResolveAccount,
 * ContactCodes, RecoverAccount. Must not know how an identity is proven or what a department sees.
 */
@NullMarked
package io.tongxing.identity.subject;

import org.jspecify.annotations.NullMarked;
