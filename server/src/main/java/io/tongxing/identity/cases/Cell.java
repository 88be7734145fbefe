package io.tongxing.identity.cases;

/** A single value in the records of persons that a case may change. None of them is personal: ids, times and a status. */
public enum Cell {
    PERSON_STATUS,
    PERSON_MERGED_INTO,
    ACCOUNT_PERSON,
    ACCOUNT_OPENED_FOR,
    ACCOUNT_RETIRED_AT,
    NAME_VALID_TO,
    DOCUMENT_PERSON,
    DOCUMENT_VALID_TO,
    MOBILE_PERSON,
    MOBILE_VALID_TO,
    VERIFICATION_PERSON,
    VERIFICATION_NAME,
    VERIFICATION_ENDED_AT,
    EXTERNAL_KEY_PERSON,
    GUARDIANSHIP_ENDED_AT,
    HELP_ENDED_AT
}
