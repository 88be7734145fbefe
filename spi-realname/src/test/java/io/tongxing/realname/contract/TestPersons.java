package io.tongxing.realname.contract;

import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;

/**
 * People for tests. None of them exists: the division code 370299 was never given to a place, and numbers without a division
 * are made up. The check digits were computed outside this code base.
 */
public final class TestPersons {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SEQUENCES_PER_DAY = 1000;
    private static final int DAYS_PER_MONTH = 28;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int FIRST_YEAR = 1950;
    private static final int YEARS = 50;

    private TestPersons() {}

    /** A man of two characters. */
    public static ClaimedIdentity zhangWei() {
        return person("张伟", DocumentType.RESIDENT_ID, "370299199003070010");
    }

    /** A woman with a surname of two characters. */
    public static ClaimedIdentity ouyangNa() {
        return person("欧阳娜", DocumentType.RESIDENT_ID, "370299198511120024");
    }

    /** A woman whose name has a separator dot. */
    public static ClaimedIdentity ayiguli() {
        return person("阿依古丽·买买提", DocumentType.RESIDENT_ID, "370299197806231042");
    }

    /** A woman born on a leap day, with a character outside the basic plane. */
    public static ClaimedIdentity rareCharacter() {
        return person("李𬭎", DocumentType.RESIDENT_ID, "370299200402290067");
    }

    /** A man named like {@link #zhangWei()}, who is somebody else. */
    public static ClaimedIdentity otherZhangWei() {
        return person("张伟", DocumentType.RESIDENT_ID, "370299196609150214");
    }

    public static ClaimedIdentity hongKongResident() {
        return person("陈大文", DocumentType.HK_MO_RESIDENCE_PERMIT, "810000199205140034");
    }

    public static ClaimedIdentity hongKongTraveller() {
        return person("陈大文", DocumentType.HK_MO_TRAVEL_PERMIT, "H00000001");
    }

    public static ClaimedIdentity taiwanResident() {
        return person("林淑芬", DocumentType.TW_RESIDENCE_PERMIT, "83000019881201002X");
    }

    public static ClaimedIdentity taiwanTraveller() {
        return person("林淑芬", DocumentType.TW_TRAVEL_PERMIT, "00000001");
    }

    /** A holder of the card of 2023. */
    public static ClaimedIdentity foreignResident() {
        return person("MUELLER, ANNA-MARIA", DocumentType.FOREIGN_PERMANENT_RESIDENT, "937410198307040011");
    }

    /** A holder of the card of 2017. */
    public static ClaimedIdentity foreignResidentOf2017() {
        return person("J. O'Neill", DocumentType.FOREIGN_PERMANENT_RESIDENT, "DEU370283070418");
    }

    public static ClaimedIdentity passportHolder() {
        return person("王海", DocumentType.PASSPORT, "E00000001");
    }

    /**
     * One of 16.8 million residents, another for every ordinal from 0 on: for tests that need many. Even ordinals are women,
     * odd ones men.
     */
    public static ClaimedIdentity resident(int ordinal) {
        int days = ordinal / SEQUENCES_PER_DAY;
        int months = days / DAYS_PER_MONTH;
        int years = months / MONTHS_PER_YEAR;
        if (ordinal < 0 || years >= YEARS) {
            throw new IllegalArgumentException("no such test person: " + ordinal);
        }
        String digits = "370299%04d%02d%02d%03d"
                .formatted(
                        FIRST_YEAR + years,
                        1 + months % MONTHS_PER_YEAR,
                        1 + days % DAYS_PER_MONTH,
                        ordinal % SEQUENCES_PER_DAY);
        return person("试验" + digitsOfHan(ordinal), DocumentType.RESIDENT_ID, digits + checkCharacter(digits));
    }

    /** The made-up mobile of the resident of this ordinal. */
    public static MobileNumber mobile(int ordinal) {
        return MobileNumber.read("154%08d".formatted(ordinal)).orElseThrow();
    }

    /** The check character of 17 digits, for numbers that a test makes up. */
    public static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        // The check character makes the weighted sum of all 18 congruent to 1; its own weight is 1.
        int check = Math.floorMod(1 - sum, 11);
        return check == 10 ? 'X' : Character.forDigit(check, 10);
    }

    private static String digitsOfHan(int ordinal) {
        StringBuilder han = new StringBuilder();
        Integer.toString(ordinal).chars().forEach(digit -> han.append("零一二三四五六七八九".charAt(digit - '0')));
        return han.toString();
    }

    private static ClaimedIdentity person(String name, DocumentType type, String number) {
        if (PersonName.read(name) instanceof NameReading.Accepted accepted
                && IdentityDocument.read(type, number) instanceof DocumentReading.Accepted document) {
            return new ClaimedIdentity(accepted.name(), document.document());
        }
        throw new IllegalStateException("a test person has an invalid " + type.code());
    }
}
