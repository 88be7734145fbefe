package io.tongxing.realname.evidence;

import io.tongxing.realname.PersonalData;
import java.util.Optional;

/** A mobile number of mainland China in its eleven digits, however it was typed. */
@PersonalData
public record MobileNumber(String value) {

    private static final int LENGTH = 11;
    private static final String COUNTRY_CODE = "86";

    public MobileNumber {
        if (!isMobile(value)) {
            throw new IllegalArgumentException("not a normalised mobile number");
        }
    }

    public static Optional<MobileNumber> read(String raw) {
        String national = withoutCountryCode(AsciiForm.of(raw));
        return isMobile(national) ? Optional.of(new MobileNumber(national)) : Optional.empty();
    }

    /** For pages; see {@link Mask}. */
    public String masked() {
        return Mask.number(value);
    }

    /** The form of ITU-T E.164, as the {@code phone_number} claim wants it. */
    public String e164() {
        return "+" + COUNTRY_CODE + value;
    }

    @Override
    public String toString() {
        return "MobileNumber[not shown]";
    }

    private static String withoutCountryCode(String ascii) {
        for (String prefix : new String[] {"+" + COUNTRY_CODE, "00" + COUNTRY_CODE, COUNTRY_CODE}) {
            if (ascii.startsWith(prefix)) {
                return ascii.substring(prefix.length());
            }
        }
        return ascii;
    }

    private static boolean isMobile(String text) {
        return text.length() == LENGTH
                && AsciiForm.isDigits(text, 0, LENGTH)
                && text.charAt(0) == '1'
                && text.charAt(1) >= '3';
    }
}
