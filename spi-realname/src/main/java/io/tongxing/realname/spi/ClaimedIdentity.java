package io.tongxing.realname.spi;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.PersonName;
import java.util.Objects;

/** Who a person says to be. Nothing of it is proven. */
@PersonalData
public record ClaimedIdentity(PersonName name, IdentityDocument document) {
    public ClaimedIdentity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(document, "document");
    }

    @Override
    public String toString() {
        return "ClaimedIdentity[" + document.type().code() + "]";
    }
}
