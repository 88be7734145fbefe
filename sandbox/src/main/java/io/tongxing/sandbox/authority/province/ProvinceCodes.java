package io.tongxing.sandbox.authority.province;

import io.tongxing.sandbox.person.DocumentType;

/**
 * How the province writes document types: the usual codes of GA/T 2000.156 where that has one. Residence permits have none that
 * is in common use, so this province numbers them after their division codes.
 */
final class ProvinceCodes {
    private ProvinceCodes() {}

    static String of(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> "111";
            case PASSPORT -> "414";
            case TW_TRAVEL_PERMIT -> "511";
            case HK_MO_TRAVEL_PERMIT -> "516";
            case FOREIGN_PERMANENT_RESIDENT -> "553";
            case HK_MO_RESIDENCE_PERMIT -> "810";
            case TW_RESIDENCE_PERMIT -> "830";
        };
    }
}
