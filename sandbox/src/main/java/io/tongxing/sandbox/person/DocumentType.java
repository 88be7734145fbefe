package io.tongxing.sandbox.person;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of document that a resident may register with; the codes are those of the registration form. */
public enum DocumentType {
    RESIDENT_ID("resident-id"),
    HK_MO_RESIDENCE_PERMIT("hk-mo-residence-permit"),
    HK_MO_TRAVEL_PERMIT("hk-mo-travel-permit"),
    TW_RESIDENCE_PERMIT("tw-residence-permit"),
    TW_TRAVEL_PERMIT("tw-travel-permit"),
    FOREIGN_PERMANENT_RESIDENT("foreign-permanent-resident"),
    PASSPORT("passport");

    private final String code;

    DocumentType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<DocumentType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
