package io.tongxing.realname.evidence;

/**
 * The plain form of a number that a person typed or pasted: ASCII, upper case, no spaces, no hyphens.
 *
 * <p>Chinese input methods produce full-width digits, printed cards group digits with spaces, and text copied from chats
 * carries invisible direction marks. None of this is a mistake of the person. Everything else stays as it is, so that a
 * wrong character is still seen as wrong.
 */
final class AsciiForm {

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int MINUS_SIGN = 0x2212;

    private AsciiForm() {}

    static String of(String raw) {
        StringBuilder plain = new StringBuilder(Math.min(raw.length(), 64));
        raw.codePoints()
                .map(AsciiForm::halfWidth)
                .filter(codePoint -> !isPadding(codePoint))
                .map(AsciiForm::upperCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetters(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }

    private static int halfWidth(int codePoint) {
        return codePoint >= 0xFF01 && codePoint <= 0xFF5E ? codePoint - FULL_WIDTH_OFFSET : codePoint;
    }

    private static int upperCase(int codePoint) {
        return codePoint >= 'a' && codePoint <= 'z' ? codePoint - ('a' - 'A') : codePoint;
    }

    private static boolean isPadding(int codePoint) {
        int category = Character.getType(codePoint);
        return WhiteSpace.is(codePoint)
                || category == Character.DASH_PUNCTUATION
                || category == Character.FORMAT
                || codePoint == MINUS_SIGN;
    }
}
