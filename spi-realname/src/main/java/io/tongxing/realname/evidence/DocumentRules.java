package io.tongxing.realname.evidence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rules hold for the numbers of which document: one line for each type in each question. */
final class DocumentRules {

    /** Later than every birth that a number can write: for documents whose age is not in question. */
    static final LocalDate ANY_DAY = LocalDate.MAX;

    private static final Set<String> HK_MO_PLACES = Set.of("810000", "820000");
    private static final String TW_PLACE = "830000";

    private DocumentRules() {}

    /** The part of a typed number that is the identity. */
    static String identity(DocumentType type, String ascii) {
        return switch (type) {
            case HK_MO_TRAVEL_PERMIT -> TravelPermitNumber.withoutCountOfHkMo(ascii);
            case TW_TRAVEL_PERMIT -> TravelPermitNumber.withoutCountOfTw(ascii);
            case PASSPORT -> PassportNumber.withoutFiller(ascii);
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT, FOREIGN_PERMANENT_RESIDENT -> ascii;
        };
    }

    static @Nullable DocumentProblem problem(DocumentType type, String number, LocalDate latestBirth) {
        if (number.isEmpty()) {
            return DocumentProblem.EMPTY;
        }
        return switch (type) {
            case RESIDENT_ID -> CitizenNumber.problem(number, DocumentRules::isResidentPlace, latestBirth);
            case HK_MO_RESIDENCE_PERMIT -> CitizenNumber.problem(number, HK_MO_PLACES::contains, latestBirth);
            case TW_RESIDENCE_PERMIT -> CitizenNumber.problem(number, TW_PLACE::equals, latestBirth);
            case HK_MO_TRAVEL_PERMIT -> TravelPermitNumber.problemOfHkMo(number);
            case TW_TRAVEL_PERMIT -> TravelPermitNumber.problemOfTw(number);
            case FOREIGN_PERMANENT_RESIDENT -> ForeignCardNumber.problem(number, latestBirth);
            case PASSPORT -> PassportNumber.problem(number);
        };
    }

    /**
     * Whether the text is so clearly a number of this type that somebody who chose another has chosen wrongly. Nearly every
     * short text could be some state's passport, so of passports only the Chinese count.
     */
    static boolean isRecognisedAs(DocumentType type, String ascii, LocalDate latestBirth) {
        String number = identity(type, ascii);
        return problem(type, number, latestBirth) == null
                && (type != DocumentType.PASSPORT || PassportNumber.hasChineseShape(number));
    }

    static Optional<LocalDate> birthdate(DocumentType type, String number) {
        return switch (type) {
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT -> CitizenNumber.birthdate(number);
            case FOREIGN_PERMANENT_RESIDENT -> ForeignCardNumber.birthdate(number);
            case HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT, PASSPORT -> Optional.empty();
        };
    }

    static Optional<Gender> gender(DocumentType type, String number) {
        return switch (type) {
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT -> Optional.of(CitizenNumber.gender(number));
            case FOREIGN_PERMANENT_RESIDENT -> ForeignCardNumber.gender(number);
            case HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT, PASSPORT -> Optional.empty();
        };
    }

    private static boolean isResidentPlace(String place) {
        return Provinces.include(place.substring(0, 2)) && !HK_MO_PLACES.contains(place) && !TW_PLACE.equals(place);
    }
}
