package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A resident that another system knew already, with the ids of the rows to be.
 *
 * @param setBy the verification that comes with the person, empty when nothing was ever proven
 * @param confirmedAt when the latest evidence was given
 */
@PersonalData
public record NewResident(
        UUID personId,
        String accountId,
        UUID nameId,
        PersonName name,
        UUID identifierId,
        IdentityDocument document,
        Optional<MobileNumber> mobile,
        Instant at,
        Optional<UUID> setBy,
        Optional<Instant> confirmedAt) {
    @Override
    public String toString() {
        return "NewResident[" + personId + "]";
    }
}
