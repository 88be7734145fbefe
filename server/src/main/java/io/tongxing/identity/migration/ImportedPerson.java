package io.tongxing.identity.migration;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A resident as a line of a file describes them: well-formed, and with the evidence for the level that the line claims. */
@PersonalData
public record ImportedPerson(
        PersonName name,
        IdentityDocument document,
        Optional<MobileNumber> mobile,
        Optional<PasswordHash> password,
        Optional<Instant> registeredAt,
        List<ConfirmedEvidence> evidence) {
    public ImportedPerson {
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        return "ImportedPerson[" + document.type().code() + "]";
    }
}
