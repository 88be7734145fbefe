package io.tongxing.realname.assurance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scale on which a department counts identity assurance, for those that must go on with theirs.
 *
 * <p>A translation loses: the scales cut differently, and where one level of ours lies between two of theirs the lower is
 * told, because a department acts on what it is told. NIST SP 800-63A-4 asks for an attended proofing at its level 3, which
 * only a counter gives and level 4 does not promise, so it is never told. GB/T 40651-2021 has three levels.
 */
public enum LevelScale {
    /** Our own four. */
    TONGXING("tongxing", List.of("1", "2", "3", "4")),
    /** Guangdong's trust levels: two to five, of which three was once called L1. */
    GUANGDONG("guangdong", List.of("2", "3", "4", "5")),
    /** Shandong's grades of real-name users. */
    SHANDONG("shandong", List.of("初级", "中级", "高级", "高级")),
    /** NIST SP 800-63-4; nothing is told below its level 1. */
    NIST("nist-ial", List.of("none", "IAL1", "IAL2", "IAL2")),
    /** GB/T 40651-2021, entity authentication assurance. */
    GBT_40651("gbt-40651", List.of("IAL1", "IAL1", "IAL2", "IAL3"));

    private final String code;
    private final List<String> words;

    LevelScale(String code, List<String> words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public static Optional<LevelScale> fromCode(String code) {
        return Arrays.stream(values()).filter(scale -> scale.code.equals(code)).findFirst();
    }

    /** What the level is called on this scale. */
    public String word(IdentityAssuranceLevel level) {
        return words.get(level.ordinal());
    }
}
