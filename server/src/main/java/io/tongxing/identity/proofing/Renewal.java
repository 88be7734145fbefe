package io.tongxing.identity.proofing;

import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import java.util.Optional;
import java.util.Set;

/**
 * Which document a proven person may show beside or instead of the one that is registered, without anybody deciding a case.
 *
 * <p>A source only says that a name goes with a number, and names are shared: a namesake's number must not become a second document. So a number
 * that a person has for life is replaced by a case alone, and where both numbers tell birth and sex they have to agree.
 */
final class Renewal {
    /** A new document of these types has a new number. */
    private static final Set<DocumentType> NUMBER_CHANGES =
            Set.of(DocumentType.PASSPORT, DocumentType.FOREIGN_PERMANENT_RESIDENT);

    private Renewal() {}

    /** A document that a source itself has told, having seen more of the person than a name and a number that were typed. */
    static boolean mayBeTold(IdentityDocument registered, IdentityDocument shown) {
        boolean replaceable = registered.type() != shown.type() || NUMBER_CHANGES.contains(shown.type());
        return replaceable && !disagree(registered, shown);
    }

    /** A document that was typed and that a source has confirmed: the numbers themselves must say that it is the same person. */
    static boolean mayBeTyped(IdentityDocument registered, IdentityDocument shown) {
        return mayBeTold(registered, shown)
                && registered.birthdate().isPresent()
                && registered.birthdate().equals(shown.birthdate());
    }

    private static boolean disagree(IdentityDocument one, IdentityDocument other) {
        return differ(one.birthdate(), other.birthdate()) || differ(one.gender(), other.gender());
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
