package io.tongxing.realname.evidence;

import io.tongxing.realname.PersonalData;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a natural person in its one written form.
 *
 * <p>At most 50 characters, counted and masked by code point: a rare Han character of a supplementary plane is one
 * character and not two. Private-use characters, with which older registers stored rare names, are refused because they mean
 * something else on every machine; the counter is the way for those names.
 */
@PersonalData
public record PersonName(String value) {

    private static final int MAX_LENGTH = 50;
    /** Beyond this nothing can become a name by normalising, and normalising it would be work for an attacker. */
    private static final int MAX_RAW_LENGTH = 1000;

    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "上官", "司马", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "端木", "轩辕", "南宫",
            "独孤", "万俟", "闻人", "赫连", "澹台", "濮阳", "淳于", "单于", "太史", "申屠", "公冶", "呼延", "钟离", "第五", "百里", "东郭", "西门", "公羊",
            "歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "長孫", "軒轅", "南宮", "獨孤", "聞人", "鍾離");

    public PersonName {
        if (!NameText.normal(value).equals(value) || problem(value) != null) {
            throw new IllegalArgumentException("not a normalised name");
        }
    }

    public static NameReading read(String raw) {
        if (raw.length() > MAX_RAW_LENGTH) {
            return new NameReading.Rejected(NameProblem.TOO_LONG);
        }
        String normal = NameText.normal(raw);
        NameProblem problem = problem(normal);
        return problem == null ? new NameReading.Accepted(new PersonName(normal)) : new NameReading.Rejected(problem);
    }

    /** The surname with an asterisk for each further character; the first letter and three asterisks for other scripts. */
    public String masked() {
        int[] characters = value.codePoints().toArray();
        String first = Character.toString(characters[0]);
        if (!NameText.isHan(characters[0])) {
            return first + "***";
        }
        if (characters.length == 1) {
            return "*";
        }
        String surname = new String(characters, 0, 2);
        return characters.length > 2 && COMPOUND_SURNAMES.contains(surname)
                ? surname + "*".repeat(characters.length - 2)
                : first + "*".repeat(characters.length - 1);
    }

    @Override
    public String toString() {
        return "PersonName[not shown]";
    }

    private static @Nullable NameProblem problem(String normal) {
        if (normal.isEmpty()) {
            return NameProblem.EMPTY;
        }
        if (normal.codePointCount(0, normal.length()) > MAX_LENGTH) {
            return NameProblem.TOO_LONG;
        }
        boolean allowed = normal.codePoints().allMatch(NameText::isAllowed)
                && normal.codePoints().anyMatch(NameText::isLetter)
                && !NameText.isMark(normal.codePointAt(0));
        return allowed ? null : NameProblem.CHARACTERS;
    }
}
