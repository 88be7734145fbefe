package io.tongxing.identity.cases.rest;

import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;

/** Names, documents and mobiles in posted JSON, under the field names of the login pages. */
final class Documents {
    private static final int LONGEST = 300;

    private Documents() {}

    static ClaimedIdentity identity(JsonInput input) {
        return new ClaimedIdentity(name(input, "realName"), document(input));
    }

    static PersonName name(JsonInput input, String field) {
        NameReading reading = PersonName.read(input.text(field, LONGEST));
        if (reading instanceof NameReading.Accepted accepted) {
            return accepted.name();
        }
        throw JsonInput.bad(field);
    }

    static IdentityDocument document(JsonInput input) {
        DocumentType type = DocumentType.fromCode(input.text("documentType", LONGEST))
                .orElseThrow(() -> JsonInput.bad("documentType"));
        DocumentReading reading = IdentityDocument.read(
                type,
                input.text("documentNumber", LONGEST),
                input.optional("issuingState", LONGEST).orElse(null));
        if (reading instanceof DocumentReading.Accepted accepted) {
            return accepted.document();
        }
        throw JsonInput.bad("documentNumber");
    }

    static MobileNumber mobile(JsonInput input, String field) {
        return MobileNumber.read(input.text(field, LONGEST)).orElseThrow(() -> JsonInput.bad(field));
    }
}
