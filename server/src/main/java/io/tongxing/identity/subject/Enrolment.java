package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;

/** What a person says of themselves at registration: well-formed, the mobile proven by code, the rest self-asserted. */
@PersonalData
public record Enrolment(PersonName name, IdentityDocument document, MobileNumber mobile, String password) {
    @Override
    public String toString() {
        return "Enrolment[" + document.type().code() + "]";
    }
}
