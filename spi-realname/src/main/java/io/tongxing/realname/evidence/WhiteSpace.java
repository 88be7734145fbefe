package io.tongxing.realname.evidence;

/** The Unicode property White_Space, which neither {@link Character#isWhitespace} nor {@link Character#isSpaceChar} is. */
final class WhiteSpace {

    private static final int NEXT_LINE = 0x85;

    private WhiteSpace() {}

    static boolean is(int codePoint) {
        return Character.isSpaceChar(codePoint) || (codePoint >= '\t' && codePoint <= '\r') || codePoint == NEXT_LINE;
    }
}
