package io.tongxing.identity.cases;

import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.MobileNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person's file as an operator opens it; whoever shows it masks it. */
@PersonalData
public record PersonView(
        UUID personId,
        PersonStatus status,
        Optional<CurrentIdentity> identity,
        Optional<MobileNumber> mobile,
        IdentityAssuranceLevel level,
        List<HeldVerification> evidence,
        List<PersonRecords.Account> accounts,
        List<CaseFile> cases,
        List<Guardians.Ward> wards,
        List<Help> help) {
    @Override
    public String toString() {
        return "PersonView[" + personId + "]";
    }
}
