package io.tongxing.realname.evidence;

import java.text.Normalizer;
import java.util.Set;

/**
 * The one written form of a name, and the characters a name can have.
 *
 * <p>NFC and never NFKC, which would turn one person's character into another's. Separator dots come from a dozen keyboards
 * and become U+00B7, as the offices that print the documents agreed in 2016. Spaces between Han characters are padding of
 * printed cards and disappear, other runs of white space become one space.
 */
final class NameText {

    static final int MIDDLE_DOT = 0xB7;

    private static final Set<Integer> DOTS = Set.of(MIDDLE_DOT, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65);
    private static final Set<Integer> APOSTROPHES = Set.of((int) '\'', 0x2018, 0x2019, 0xFF07);
    private static final Set<Integer> HYPHENS = Set.of((int) '-', 0x2010, 0x2011, 0xFF0D);
    private static final Set<Integer> COMMAS = Set.of((int) ',', 0xFF0C);
    private static final Set<Integer> PERIODS = Set.of((int) '.', 0xFF0E);
    /** The number zero that is written as a circle and is a given name as well. */
    private static final int IDEOGRAPHIC_ZERO = 0x3007;
    /** Letters that show nothing; a name of them would look empty on every page. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    private static final int COMBINING_GRAPHEME_JOINER = 0x34F;

    private NameText() {}

    static String normal(String raw) {
        int[] text = Normalizer.normalize(raw, Normalizer.Form.NFC)
                .codePoints()
                .map(NameText::unified)
                .toArray();
        StringBuilder normal = new StringBuilder(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] == ' ') {
                if (isSpaceKept(text, i)) {
                    normal.append(' ');
                }
            } else if (text[i] == '.' && isHanAround(text, i)) {
                normal.appendCodePoint(MIDDLE_DOT);
            } else {
                normal.appendCodePoint(text[i]);
            }
        }
        return normal.toString();
    }

    static boolean isAllowed(int codePoint) {
        if (codePoint == ' ' || codePoint == MIDDLE_DOT || "'-.,".indexOf(codePoint) >= 0) {
            return true;
        }
        return isLetter(codePoint) || isMark(codePoint);
    }

    static boolean isLetter(int codePoint) {
        return (Character.isLetter(codePoint) && !BLANK_LETTERS.contains(codePoint)) || codePoint == IDEOGRAPHIC_ZERO;
    }

    static boolean isMark(int codePoint) {
        int category = Character.getType(codePoint);
        boolean mark = category == Character.NON_SPACING_MARK || category == Character.COMBINING_SPACING_MARK;
        return mark && !isVariationSelector(codePoint) && codePoint != COMBINING_GRAPHEME_JOINER;
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    /** Invisible: with one, two names would look alike and be different. */
    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    private static int unified(int codePoint) {
        if (WhiteSpace.is(codePoint)) {
            return ' ';
        }
        if (DOTS.contains(codePoint)) {
            return MIDDLE_DOT;
        }
        if (APOSTROPHES.contains(codePoint)) {
            return '\'';
        }
        if (HYPHENS.contains(codePoint)) {
            return '-';
        }
        if (COMMAS.contains(codePoint)) {
            return ',';
        }
        return PERIODS.contains(codePoint) ? '.' : codePoint;
    }

    /** The first space of a run stays if there is text on both sides and not two Han characters, nor a separator dot. */
    private static boolean isSpaceKept(int[] text, int index) {
        int after = next(text, index, 1);
        if (index == 0 || text[index - 1] == ' ' || after < 0) {
            return false;
        }
        int left = text[index - 1];
        int right = text[after];
        return left != MIDDLE_DOT && right != MIDDLE_DOT && !(isHan(left) && isHan(right)) && !isHanDot(text, index);
    }

    /** Whether the space stands between a Han character and a period that is a separator dot. */
    private static boolean isHanDot(int[] text, int index) {
        int before = index - 1;
        int after = next(text, index, 1);
        return (text[before] == '.' && isHanAround(text, before))
                || (after >= 0 && text[after] == '.' && isHanAround(text, after));
    }

    private static boolean isHanAround(int[] text, int index) {
        int before = next(text, index, -1);
        int after = next(text, index, 1);
        return before >= 0 && after >= 0 && isHan(text[before]) && isHan(text[after]);
    }

    /** The index of the next character that is no space in the direction of the step, or -1. */
    private static int next(int[] text, int index, int step) {
        for (int i = index + step; i >= 0 && i < text.length; i += step) {
            if (text[i] != ' ') {
                return i;
            }
        }
        return -1;
    }
}
