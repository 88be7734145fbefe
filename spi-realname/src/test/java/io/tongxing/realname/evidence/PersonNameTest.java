package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    /** U+2CB4E, outside the basic plane. */
    private static final String RARE = "\uD872\uDF4E";

    @ParameterizedTest
    @CsvSource({
        "'  张伟 ', 张伟",
        "'\u3000张\u3000伟\n', 张伟",
        "张 伟, 张伟",
        "'John   Smith', John Smith",
        "'John\u00A0\t Smith', John Smith",
        "J. Smith, J. Smith",
        "J．Smith, J.Smith",
        "O’Neill, O'Neill",
        "Jean‐Luc, Jean-Luc",
        "'MUELLER， ANNA', 'MUELLER, ANNA'",
        "Jose\u0301, José"
    })
    void nameHasOneWrittenForm(String typed, String name) {
        assertThat(name(typed).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "阿依古丽·买买提",
                "阿依古丽•买买提",
                "阿依古丽・买买提",
                "阿依古丽．买买提",
                "阿依古丽‧买买提",
                "阿依古丽･买买提",
                "阿依古丽.买买提",
                "阿依古丽 . 买买提",
                "阿依古丽 · 买买提"
            })
    void everyDotBetweenHanCharactersIsTheOneSeparator(String typed) {
        assertThat(name(typed).value()).isEqualTo("阿依古丽\u00B7买买提");
    }

    @Test
    void nameIsComposedAndNeverFolded() {
        assertThat(name("ﬁ").value()).as("a ligature stays a ligature").isEqualTo("ﬁ");
        assertThat(name("Ａｎｎａ").value()).as("a full-width letter stays one").isEqualTo("Ａｎｎａ");
    }

    @Test
    void fiftyCharactersAreEnoughAndFiftyOneAreTooMany() {
        assertThat(name("张".repeat(50)).value()).hasSize(50);
        assertThat(name(RARE.repeat(50)).value()).as("two UTF-16 units each").hasSize(100);
        assertThat(problem("张".repeat(51))).isEqualTo(NameProblem.TOO_LONG);
        assertThat(problem(RARE.repeat(51))).isEqualTo(NameProblem.TOO_LONG);
        assertThat(problem("a\u0301".repeat(5000))).isEqualTo(NameProblem.TOO_LONG);
    }

    @Test
    void lengthCountsAfterNormalising() {
        assertThat(name("  " + "e\u0301".repeat(50) + "  ").value()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张伟",
                "李〇",
                "𠮷田",
                "佐々木",
                "MUELLER, ANNA-MARIA",
                "D'Arcy",
                "Ðặng Thị Hương",
                "Иван Петров",
                "محمد",
                "ประยุทธ์",
                "अमित",
                "김철수",
                "ʻAukai"
            })
    void nameOfEveryScriptIsAccepted(String typed) {
        assertThat(PersonName.read(typed)).isInstanceOf(NameReading.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\u00A0\t\r\n"})
    void blankNameIsEmpty(String typed) {
        assertThat(problem(typed)).isEqualTo(NameProblem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001\u0002",
                "张\u0000伟",
                "张\u0007",
                "张\u200B伟",
                "张\u202E伟",
                "\uFEFF张伟",
                "张伟1",
                "张伟１",
                "张Ⅲ",
                "张\uE000",
                "\uDB80\uDC00张",
                "张\uD800",
                "\uDC00张",
                "张\uFFFF",
                "张\u0378",
                "张😀",
                "张☺",
                "张$伟",
                "<b>张</b>",
                "张/伟",
                "张_伟",
                "张\"",
                "张(伟)",
                "张\uFE00",
                "张\uDB40\uDD00",
                "\u3164",
                "\u115F",
                "---",
                "·",
                "\u0301张"
            })
    void textThatIsNoNameIsRejected(String typed) {
        assertThat(problem(typed)).isEqualTo(NameProblem.CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "张伟, 张*",
        "张, *",
        "欧阳娜, 欧阳*",
        "欧阳娜娜, 欧阳**",
        "欧阳, 欧*",
        "阿依古丽·买买提, 阿*******",
        "John Smith, J***",
        "Ångström, Å***"
    })
    void maskShowsTheSurname(String name, String masked) {
        assertThat(name(name).masked()).isEqualTo(masked);
    }

    @Test
    void maskCountsCharactersAndNotUnits() {
        assertThat(name(RARE + "小" + RARE).masked()).isEqualTo(RARE + "**");
    }

    @Test
    void textOfANameShowsNoName() {
        assertThat(name("张伟").toString()).doesNotContain("张").doesNotContain("伟");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 张伟", "张 伟", "阿依古丽•买买提", "Jose\u0301", "张\u0001", ""})
    void constructorRefusesWhatIsNotTheWrittenForm(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonName(value))
                .withMessage("not a normalised name");
    }

    @Test
    void readingNeverThrows() {
        Random random = new Random(20261122);
        int[] alphabet = "张 伟.．·•'’-,，aÉ\u0301\u0323\u3000\t\uAC00\u1100\u1161\u0387\u1FEF\uF900\u2126"
                .codePoints()
                .toArray();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(
                        random.nextInt(8) > 0 ? alphabet[random.nextInt(alphabet.length)] : random.nextInt(0x110000));
            }
            assertThatCode(() -> PersonName.read(text.toString()))
                    .as(() -> text.codePoints()
                            .mapToObj(Integer::toHexString)
                            .toList()
                            .toString())
                    .doesNotThrowAnyException();
        }
    }

    private static PersonName name(String typed) {
        NameReading reading = PersonName.read(typed);
        assertThat(reading).as(typed).isInstanceOf(NameReading.Accepted.class);
        return ((NameReading.Accepted) reading).name();
    }

    private static NameProblem problem(String typed) {
        NameReading reading = PersonName.read(typed);
        assertThat(reading).as(typed).isInstanceOf(NameReading.Rejected.class);
        return ((NameReading.Rejected) reading).problem();
    }
}
