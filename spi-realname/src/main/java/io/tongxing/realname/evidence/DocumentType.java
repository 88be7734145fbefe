package io.tongxing.realname.evidence;

import java.util.Arrays;
import java.util.Optional;

/** An identity document that a person can be proven by; the code is what forms, tokens and the database carry. */
public enum DocumentType {
    /** Resident identity card, GB 11643-1999. */
    RESIDENT_ID("resident-id"),
    /** Residence permit for Hong Kong and Macao residents, addresses 810000 and 820000. */
    HK_MO_RESIDENCE_PERMIT("hk-mo-residence-permit"),
    /** Mainland travel permit for Hong Kong and Macao residents. */
    HK_MO_TRAVEL_PERMIT("hk-mo-travel-permit"),
    /** Residence permit for Taiwan residents, address 830000. */
    TW_RESIDENCE_PERMIT("tw-residence-permit"),
    /** Mainland travel permit for Taiwan residents. */
    TW_TRAVEL_PERMIT("tw-travel-permit"),
    /** Foreign permanent resident identity card, versions of 2017 and 2023. */
    FOREIGN_PERMANENT_RESIDENT("foreign-permanent-resident"),
    /** Passport of any state; its number is unique only together with the issuing state. */
    PASSPORT("passport");

    private final String code;

    DocumentType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<DocumentType> fromCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
