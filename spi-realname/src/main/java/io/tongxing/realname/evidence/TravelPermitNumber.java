package io.tongxing.realname.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Numbers of the two mainland travel permits. The identity is the number without the count of re-issues that older cards
 * print behind it: with the count, one person would become another at every renewal.
 *
 * <p>Hong Kong and Macao: H or M and eight digits, of which the first is a letter on the permits for those who are not
 * Chinese citizens. Taiwan: eight digits. The count has two digits.
 */
final class TravelPermitNumber {

    private static final int HK_MO_LENGTH = 9;
    private static final int TW_LENGTH = 8;
    private static final int COUNT_LENGTH = 2;

    private TravelPermitNumber() {}

    static String withoutCountOfHkMo(String ascii) {
        return withoutCount(ascii, HK_MO_LENGTH);
    }

    static String withoutCountOfTw(String ascii) {
        return withoutCount(ascii, TW_LENGTH);
    }

    static @Nullable DocumentProblem problemOfHkMo(String number) {
        if (number.charAt(0) != 'H' && number.charAt(0) != 'M') {
            return DocumentProblem.CHARACTERS;
        }
        int digitsFrom = number.length() > 1 && AsciiForm.isLetter(number.charAt(1)) ? 2 : 1;
        if (!AsciiForm.isDigits(number, digitsFrom, number.length())) {
            return DocumentProblem.CHARACTERS;
        }
        return number.length() == HK_MO_LENGTH ? null : DocumentProblem.LENGTH;
    }

    static @Nullable DocumentProblem problemOfTw(String number) {
        if (!AsciiForm.isDigits(number, 0, number.length())) {
            return DocumentProblem.CHARACTERS;
        }
        return number.length() == TW_LENGTH ? null : DocumentProblem.LENGTH;
    }

    private static String withoutCount(String ascii, int length) {
        return ascii.length() == length + COUNT_LENGTH && AsciiForm.isDigits(ascii, length, ascii.length())
                ? ascii.substring(0, length)
                : ascii;
    }
}
