package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.PersonName;
import java.util.UUID;

/** A person's current name and document, with the ids of the rows that say so, which verifications point at. */
@PersonalData
public record CurrentIdentity(UUID nameId, PersonName name, UUID identifierId, IdentityDocument document) {
    @Override
    public String toString() {
        return "CurrentIdentity[" + identifierId + "]";
    }
}
