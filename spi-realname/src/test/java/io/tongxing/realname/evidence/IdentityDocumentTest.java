package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.realname.contract.TestPersons;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String RESIDENT = "370299199003070010";

    @Nested
    class ResidentNumber {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "３７０２９９１９９００３０７００１０",
                    " 370299 19900307 0010 ",
                    "370299\u300019900307\u00A00010",
                    "370299-19900307-0010",
                    "370299—19900307－0010",
                    "\u202D370299199003070010\u202C",
                    "\uFEFF3702991990030\u200B70010\r\n"
                })
        void everyWritingIsTheSameNumber(String typed) {
            assertThat(number(DocumentType.RESIDENT_ID, typed)).isEqualTo(RESIDENT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"11010519491231002x", "11010519491231002ｘ", "11010519491231002Ｘ"})
        void everyWritingOfXIsTheSame(String typed) {
            assertThat(number(DocumentType.RESIDENT_ID, typed)).isEqualTo("11010519491231002X");
        }

        @ParameterizedTest
        @MethodSource("io.tongxing.realname.evidence.IdentityDocumentTest#residentNumbers")
        void everyChangeOfOneCharacterIsRejected(String number) {
            changesOfOneCharacter(number).forEach(changed -> assertThat(isAccepted(DocumentType.RESIDENT_ID, changed))
                    .as(changed)
                    .isFalse());
        }

        @ParameterizedTest
        @MethodSource("io.tongxing.realname.evidence.IdentityDocumentTest#residentNumbers")
        void everySwapOfNeighboursIsRejected(String number) {
            for (int i = 0; i < number.length() - 1; i++) {
                String swapped =
                        number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                if (!swapped.equals(number)) {
                    assertThat(isAccepted(DocumentType.RESIDENT_ID, swapped))
                            .as(swapped)
                            .isFalse();
                }
            }
        }

        @ParameterizedTest
        @CsvSource({
            "'', EMPTY",
            "' \u3000 ', EMPTY",
            "'---', EMPTY",
            "37029919900307001, LENGTH",
            "3702991990030700100, LENGTH",
            "370202800101123, LENGTH",
            "130503670401001, LENGTH",
            "3702991990030X0010, CHARACTERS",
            "37029919900307001A, CHARACTERS",
            "37O299199003070010, CHARACTERS",
            "身份证号码, CHARACTERS",
            "٣٧٠٢٩٩١٩٩٠٠٣٠٧٠٠١٠, CHARACTERS",
            "370299199003070010?, CHARACTERS",
            "370299199003070011, CHECK_DIGIT",
            "370299199013070010, DATE",
            "370299199000070010, DATE",
            "370299199003000010, DATE",
            "370299199004310010, DATE",
            "370299170003070010, DATE",
            "370299210003070010, DATE",
            "160299199003070010, DIVISION",
            "000000199003070010, DIVISION",
            "910299199003070010, DIVISION"
        })
        void problemIsToldWhereTheSlipIs(String typed, DocumentProblem problem) {
            assertThat(problem(DocumentType.RESIDENT_ID, typed)).isEqualTo(problem);
        }

        @Test
        void birthOfTodayIsAcceptedAndOfTomorrowIsNot() {
            String bornToday = withCheck("37029920261122001");
            String bornTomorrow = withCheck("37029920261123001");

            assertThat(IdentityDocument.read(DocumentType.RESIDENT_ID, bornToday, null, TODAY))
                    .isInstanceOf(DocumentReading.Accepted.class);
            assertThat(IdentityDocument.read(DocumentType.RESIDENT_ID, bornTomorrow, null, TODAY))
                    .isEqualTo(new DocumentReading.Rejected(DocumentProblem.DATE));
            assertThat(IdentityDocument.read(DocumentType.RESIDENT_ID, bornTomorrow, null, TODAY.plusDays(1)))
                    .as("the next day")
                    .isInstanceOf(DocumentReading.Accepted.class);
        }

        @Test
        void everyRealProvinceAndNoOtherIsAccepted() {
            List<Integer> accepted = IntStream.rangeClosed(0, 99)
                    .filter(province ->
                            isAccepted(DocumentType.RESIDENT_ID, withCheck("%02d029919900307001".formatted(province))))
                    .boxed()
                    .toList();

            assertThat(accepted)
                    .containsExactly(
                            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
                            52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);
        }

        @Test
        void numberTellsBirthdateAndGender() {
            IdentityDocument man = document(DocumentType.RESIDENT_ID, RESIDENT);
            IdentityDocument woman = document(DocumentType.RESIDENT_ID, "440524188001010022");

            assertThat(man.birthdate()).contains(LocalDate.of(1990, 3, 7));
            assertThat(man.gender()).contains(Gender.MALE);
            assertThat(woman.birthdate()).contains(LocalDate.of(1880, 1, 1));
            assertThat(woman.gender()).contains(Gender.FEMALE);
        }
    }

    @Nested
    class TravelPermit {

        @ParameterizedTest
        @CsvSource({
            "H12345678, H12345678",
            "h 1234 5678, H12345678",
            "Ｈ１２３４５６７８, H12345678",
            "H1234567800, H12345678",
            "H1234567812, H12345678",
            "M87654321, M87654321",
            "HA1234567, HA1234567",
            "HA123456701, HA1234567"
        })
        void reissueCountIsNoPartOfTheHongKongOrMacaoIdentity(String typed, String number) {
            assertThat(number(DocumentType.HK_MO_TRAVEL_PERMIT, typed)).isEqualTo(number);
        }

        @ParameterizedTest
        @CsvSource({"12345678, 12345678", "1234567801, 12345678", "１２３４ ５６７８, 12345678"})
        void reissueCountIsNoPartOfTheTaiwanIdentity(String typed, String number) {
            assertThat(number(DocumentType.TW_TRAVEL_PERMIT, typed)).isEqualTo(number);
        }

        @ParameterizedTest
        @CsvSource({
            "HK_MO_TRAVEL_PERMIT, H1234567, LENGTH",
            "HK_MO_TRAVEL_PERMIT, H, LENGTH",
            "HK_MO_TRAVEL_PERMIT, H123456789, LENGTH",
            "HK_MO_TRAVEL_PERMIT, K12345678, CHARACTERS",
            "HK_MO_TRAVEL_PERMIT, H1234A678, CHARACTERS",
            "HK_MO_TRAVEL_PERMIT, HÄ1234567, CHARACTERS",
            "HK_MO_TRAVEL_PERMIT, 12345678, OTHER_TYPE",
            "TW_TRAVEL_PERMIT, 1234567, LENGTH",
            "TW_TRAVEL_PERMIT, 123456789, LENGTH",
            "TW_TRAVEL_PERMIT, T1234567, CHARACTERS",
            "TW_TRAVEL_PERMIT, M12345678, OTHER_TYPE",
            "TW_TRAVEL_PERMIT, 370299199003070010, OTHER_TYPE"
        })
        void problemIsTold(DocumentType type, String typed, DocumentProblem problem) {
            assertThat(problem(type, typed)).isEqualTo(problem);
        }

        @Test
        void numberTellsNothingAboutThePerson() {
            IdentityDocument permit = document(DocumentType.HK_MO_TRAVEL_PERMIT, "H12345678");

            assertThat(permit.birthdate()).isEmpty();
            assertThat(permit.gender()).isEmpty();
        }
    }

    @Nested
    class ForeignCard {

        @ParameterizedTest
        @ValueSource(strings = {"937410198307040011", "911398199012310021"})
        void everyChangeOfOneCharacterOfTheCardOf2023IsRejected(String number) {
            changesOfOneCharacter(number)
                    .forEach(changed -> assertThat(isAccepted(DocumentType.FOREIGN_PERMANENT_RESIDENT, changed))
                            .as(changed)
                            .isFalse());
        }

        @ParameterizedTest
        @ValueSource(strings = {"DEU370283070418", "KAZ110090123105"})
        void everyChangeOfOneDigitOfTheCardOf2017IsRejected(String number) {
            for (int i = 3; i < number.length(); i++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String changed = number.substring(0, i) + digit + number.substring(i + 1);
                    assertThat(isAccepted(DocumentType.FOREIGN_PERMANENT_RESIDENT, changed))
                            .as(changed)
                            .isEqualTo(digit == number.charAt(i));
                }
            }
        }

        @ParameterizedTest
        @CsvSource({
            "DEU37028307041, LENGTH",
            "DEU3702830704180, LENGTH",
            "DEU370283070X18, CHARACTERS",
            "DEU990283070418, DIVISION",
            "DEU370283130418, DATE",
            "DEU370283022918, DATE",
            "DEU370283070419, CHECK_DIGIT",
            "99741019830704001, LENGTH",
            "999410198307040011, DIVISION",
            "937410198302300011, DATE",
            "937410198307040012, CHECK_DIGIT",
            "370299199003070010, OTHER_TYPE"
        })
        void problemIsTold(String typed, DocumentProblem problem) {
            assertThat(problem(DocumentType.FOREIGN_PERMANENT_RESIDENT, typed)).isEqualTo(problem);
        }

        @Test
        void cardOf2023TellsBirthdateAndGender() {
            IdentityDocument card = document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "937410198307040011");

            assertThat(card.birthdate()).contains(LocalDate.of(1983, 7, 4));
            assertThat(card.gender()).contains(Gender.MALE);
        }

        @Test
        void cardOf2017TellsTheBirthdateWhereTheCenturyIsCertain() {
            assertThat(document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "DEU370283070418")
                            .birthdate())
                    .contains(LocalDate.of(1983, 7, 4));
            assertThat(document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "KOR370292081533")
                            .gender())
                    .isEmpty();
            assertThat(document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "USA370280022918")
                            .birthdate())
                    .as("29 February 1980")
                    .contains(LocalDate.of(1980, 2, 29));
            assertThat(document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "GBR110005113026")
                            .birthdate())
                    .as("1905 or 2005")
                    .isEmpty();
        }
    }

    @Nested
    class Passport {

        @ParameterizedTest
        @CsvSource(
                nullValues = "null",
                value = {
                    "E12345678, null, E12345678, CHN",
                    "e1234 5678, '', E12345678, CHN",
                    "EA1234567, ' ', EA1234567, CHN",
                    "G12345678, null, G12345678, CHN",
                    "PE1234567, null, PE1234567, CHN",
                    "D1234567, null, D1234567, CHN",
                    "S12345678, null, S12345678, CHN",
                    "EI1234567, null, EI1234567, XXX",
                    "L898902C3, null, L898902C3, XXX",
                    "L898902C3, uto, L898902C3, null",
                    "L898902C3, kor, L898902C3, KOR",
                    "C01X00T47, D<<, C01X00T47, DEU",
                    "AB12<<<<<, GBR, AB12, GBR",
                    "E12345678, KOR, E12345678, KOR",
                    "123456789, XXA, 123456789, XXA",
                    "123456789, ＵＳＡ, 123456789, USA",
                    "123456789, US, 123456789, null"
                })
        void numberBelongsToItsState(String typed, @Nullable String issuer, String number, @Nullable String state) {
            DocumentReading reading = IdentityDocument.read(DocumentType.PASSPORT, typed, issuer);

            assertThat(reading)
                    .isEqualTo(
                            state == null
                                    ? new DocumentReading.Rejected(DocumentProblem.DIVISION)
                                    : new DocumentReading.Accepted(
                                            new IdentityDocument(DocumentType.PASSPORT, state, number)));
        }

        @ParameterizedTest
        @CsvSource({
            "1234567890, OTHER_TYPE",
            "ABCDEFGHIJ, LENGTH",
            "<<<, EMPTY",
            "Ä1234567, CHARACTERS",
            "370299199003070010, OTHER_TYPE"
        })
        void problemIsTold(String typed, DocumentProblem problem) {
            assertThat(problem(DocumentType.PASSPORT, typed)).isEqualTo(problem);
        }

        @Test
        void chinesePassportInTheFieldOfAnotherDocumentIsRecognised() {
            assertThat(problem(DocumentType.RESIDENT_ID, "E12345678")).isEqualTo(DocumentProblem.OTHER_TYPE);
            assertThat(problem(DocumentType.RESIDENT_ID, "L898902C3")).isEqualTo(DocumentProblem.CHARACTERS);
        }
    }

    @Nested
    class Construction {

        @ParameterizedTest
        @CsvSource({
            "RESIDENT_ID, '', 11010519491231002x",
            "RESIDENT_ID, '', ' 370299199003070010'",
            "RESIDENT_ID, '', 370299199003070011",
            "RESIDENT_ID, CHN, 370299199003070010",
            "RESIDENT_ID, '', 810000199205140034",
            "HK_MO_TRAVEL_PERMIT, '', H1234567801",
            "TW_TRAVEL_PERMIT, '', 1234567801",
            "PASSPORT, '', E12345678",
            "PASSPORT, chn, E12345678",
            "PASSPORT, D, C01X00T47",
            "PASSPORT, CHN, AB12<<<<<",
            "PASSPORT, CHN, ''"
        })
        void refusesWhatIsNotTheOneFormOfAValidNumber(DocumentType type, String issuer, String number) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new IdentityDocument(type, issuer, number))
                    .satisfies(thrown -> {
                        if (!number.isEmpty()) {
                            assertThat(thrown).hasMessageNotContaining(number);
                        }
                    });
        }

        @Test
        void doesNotLookAtTheClock() {
            assertThatCode(() -> new IdentityDocument(DocumentType.RESIDENT_ID, "", withCheck("37029920991231001")))
                    .doesNotThrowAnyException();
        }

        @Test
        void readingNeverThrows() {
            Random random = new Random(20261122);
            String alphabet = "0123456789XxHMEG<- \u3000１２Ｘａ\uD83D\uDE00\uD800é中";
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                int length = random.nextInt(24);
                for (int j = 0; j < length; j++) {
                    text.append(alphabet.charAt(random.nextInt(j % 3 == 0 ? alphabet.length() : 11)));
                }
                for (DocumentType type : DocumentType.values()) {
                    assertThatCode(() -> IdentityDocument.read(type, text.toString(), text.toString()))
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void aPassportNumberIsACandidateForEveryStateOnce() {
        List<IdentityDocument> candidates = IdentityDocument.candidates("l898902c3");

        assertThat(candidates)
                .contains(
                        new IdentityDocument(DocumentType.PASSPORT, "USA", "L898902C3"),
                        new IdentityDocument(DocumentType.PASSPORT, "KAZ", "L898902C3"),
                        new IdentityDocument(DocumentType.PASSPORT, "XXX", "L898902C3"))
                .doesNotHaveDuplicates();
    }

    /** Numbers and results from the table of vectors, section 1.7. */
    @ParameterizedTest
    @CsvSource({
        "110105491231002, 11010519491231002X",
        "130503670401001, 130503196704010016",
        "370202800101123, 370202198001011232"
    })
    void fifteenDigitsFindTheNumberOfEighteenAndProveNothing(String fifteen, String eighteen) {
        assertThat(IdentityDocument.candidates(fifteen))
                .containsExactly(new IdentityDocument(DocumentType.RESIDENT_ID, "", eighteen));
        assertThat(IdentityDocument.read(DocumentType.RESIDENT_ID, fifteen))
                .isEqualTo(new DocumentReading.Rejected(DocumentProblem.LENGTH));
    }

    @Test
    void theSequencesOfTheCentenariansCouldBeOfEitherCentury() {
        assertThat(IdentityDocument.candidates("370299800101996"))
                .extracting(document -> document.number().substring(6, 14))
                .containsExactly("19800101", "18800101");
        assertThat(IdentityDocument.candidates("370299800101995")).hasSize(1);
    }

    @Test
    void candidatesAreAllDocumentsThatTheTextCouldBeTheNumberOf() {
        assertThat(IdentityDocument.candidates("37029919900307 0010"))
                .containsExactly(new IdentityDocument(DocumentType.RESIDENT_ID, "", RESIDENT));
        assertThat(IdentityDocument.candidates("h1234567801"))
                .containsExactly(new IdentityDocument(DocumentType.HK_MO_TRAVEL_PERMIT, "", "H12345678"));
        assertThat(IdentityDocument.candidates("12345678"))
                .startsWith(
                        new IdentityDocument(DocumentType.TW_TRAVEL_PERMIT, "", "12345678"),
                        new IdentityDocument(DocumentType.PASSPORT, "XXX", "12345678"));
        assertThat(IdentityDocument.candidates("e12345678"))
                .startsWith(new IdentityDocument(DocumentType.PASSPORT, "CHN", "E12345678"));
        assertThat(IdentityDocument.candidates("13812345678")).isEmpty();
        assertThat(IdentityDocument.candidates("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 370299199003070010, 3****************0",
        "HK_MO_TRAVEL_PERMIT, H12345678, H*******8",
        "PASSPORT, AB12, A**2",
        "PASSPORT, AB1, ***",
        "PASSPORT, A, *"
    })
    void maskShowsTheFirstAndTheLastCharacter(DocumentType type, String number, String masked) {
        assertThat(document(type, number).masked()).isEqualTo(masked);
    }

    @Test
    void textOfADocumentShowsNoNumber() {
        assertThat(document(DocumentType.RESIDENT_ID, RESIDENT).toString()).isEqualTo("IdentityDocument[resident-id]");
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void codeOfATypeLeadsBackToIt(DocumentType type) {
        assertThat(DocumentType.fromCode(type.code())).contains(type);
        assertThat(DocumentType.fromCode(type.name())).isEmpty();
    }

    static Stream<String> residentNumbers() {
        return Stream.concat(
                Stream.of("11010519491231002X", "370202200002290026"),
                IntStream.iterate(17, ordinal -> ordinal < 16_000_000, ordinal -> ordinal + 320_101)
                        .mapToObj(ordinal ->
                                TestPersons.resident(ordinal).document().number()));
    }

    private static Stream<String> changesOfOneCharacter(String number) {
        return IntStream.range(0, number.length()).boxed().flatMap(i -> "0123456789X"
                .chars()
                .filter(character -> character != number.charAt(i))
                .mapToObj(character -> number.substring(0, i) + (char) character + number.substring(i + 1)));
    }

    private static String withCheck(String digits) {
        return digits + TestPersons.checkCharacter(digits);
    }

    private static boolean isAccepted(DocumentType type, String typed) {
        return IdentityDocument.read(type, typed, null, TODAY) instanceof DocumentReading.Accepted;
    }

    private static String number(DocumentType type, String typed) {
        return document(type, typed).number();
    }

    private static IdentityDocument document(DocumentType type, String typed) {
        DocumentReading reading = IdentityDocument.read(type, typed, null, TODAY);
        assertThat(reading).as(typed).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted) reading).document();
    }

    private static DocumentProblem problem(DocumentType type, String typed) {
        DocumentReading reading = IdentityDocument.read(type, typed, null, TODAY);
        assertThat(reading).as(typed).isInstanceOf(DocumentReading.Rejected.class);
        return ((DocumentReading.Rejected) reading).problem();
    }
}
