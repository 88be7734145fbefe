package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.PersonalValues;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the registration page does with what people type: mends what is a matter of keyboards, refuses the rest and says why. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegistrationRulesIT {

    /** 50 characters, all but one of a supplementary plane. */
    private static final String LONGEST_NAME = "\uD842\uDFB7".repeat(24) + "\u00B7" + "\uD842\uDFB7".repeat(25);

    private static final List<String> KEPT = List.of("realName", "documentType", "documentNumber", "mobile");

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Residents residents;
    private ServerLog log;
    private Journal journal;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        residents = new Residents(system);
        log = new ServerLog(system);
        journal = new Journal(system);
    }

    /** One thing that is wrong with a form: which field, what is typed there, where the problem stands, which sentence. */
    private record Wrong(String what, String field, String typed, String shownAt, String key) {

        private static Wrong number(String what, String typed, String key) {
            return new Wrong(what, "documentNumber", typed, "documentNumber", key);
        }

        private static Wrong name(String what, String typed, String key) {
            return new Wrong(what, "realName", typed, "realName", key);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Wrong> wrongInput() {
        String number = Numbers.resident("370299", Numbers.longAgo());
        String permit = Numbers.withPlace(number, "810000");
        PersonalValues.remember(number.substring(1), LONGEST_NAME + "\uD842\uDFB7");
        return Stream.of(
                Wrong.number("wrong check digit", Numbers.withWrongCheckCharacter(number), "tx.document.checkDigit"),
                Wrong.number("30 February", Numbers.withDay(number, "19900230"), "tx.document.date"),
                Wrong.number("month 13", Numbers.withDay(number, "19901301"), "tx.document.date"),
                Wrong.number("born tomorrow", Numbers.withDay(number, "20991231"), "tx.document.date"),
                Wrong.number("17 characters", number.substring(1), "tx.document.length"),
                Wrong.number("19 characters", number + "1", "tx.document.length"),
                Wrong.number("unknown province", Numbers.withPlace(number, "990299"), "tx.document.division"),
                Wrong.number("number of another document", permit, "tx.document.otherType"),
                Wrong.number("letters", number.substring(0, 10) + "ABCDEFGH", "tx.document.characters"),
                Wrong.number("an emoji", number.substring(0, 16) + "\uD83D\uDE00", "tx.document.characters"),
                Wrong.number("nothing", "", "tx.field.required"),
                Wrong.number("spaces alone", "   \u3000 ", "tx.field.required"),
                new Wrong("unknown type", "documentType", "library-card", "documentType", "tx.document.type"),
                Wrong.name("control characters", "\u0007\u001B\u0000\u0008", "tx.name.characters"),
                Wrong.name("a line break and more", "\u202Eevil\u202C", "tx.name.characters"),
                Wrong.name("digits", "12345", "tx.name.characters"),
                Wrong.name("markup", "<script>alert(1)</script>", "tx.name.characters"),
                Wrong.name("51 characters", LONGEST_NAME + "\uD842\uDFB7", "tx.name.tooLong"),
                Wrong.name("no name", "", "tx.field.required"),
                new Wrong("landline", "mobile", "01012345678", "mobile", "tx.mobile.invalid"),
                new Wrong("ten digits", "mobile", "1540000000", "mobile", "tx.mobile.invalid"),
                new Wrong("no code", "smsCode", "", "smsCode", "tx.field.required"),
                new Wrong("no password", "password", "", "password", "tx.field.required"),
                new Wrong(
                        "another password",
                        "password-confirm",
                        "Other 9 words",
                        "password-confirm",
                        "tx.password.mismatch"));
    }

    @ParameterizedTest
    @MethodSource("wrongInput")
    void wrongInputIsNamedBesideItsFieldAndNothingIsWritten(Wrong wrong) {
        RegistrationForm form = RegistrationForm.of(people.resident(), LoginVisit.PASSWORD)
                .with("smsCode", "000000")
                .with(wrong.field(), wrong.typed());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage empty = visit.registrationPage();
        Map<String, Long> before = residents.rows();
        WebPage page = visit.submit(empty, form);
        assertRefused(page, wrong.shownAt(), wrong.key());
        assertKept(page, form, wrong);
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void aWeakPasswordIsRefusedWithTheRuleThatItBreaks() {
        RegistrationForm form = RegistrationForm.of(people.resident(), "short1").with("smsCode", "000000");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.submit(visit.registrationPage(), form);
        assertRefused(page, "password", "tx.password.policy");
        assertThat(page.problemOf("password")).contains("8");
    }

    @Test
    void everyProblemOfAFormIsShownAtOnce() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page =
                visit.submit(visit.registrationPage(), new RegistrationForm(Map.of("documentType", "resident-id")));
        for (String field : List.of("realName", "documentNumber", "mobile", "smsCode", "password")) {
            assertThat(page.problemOf(field)).as(field).isNotEmpty();
        }
    }

    @Test
    void aNameOfFiftyRareCharactersAndASeparatorIsKeptToTheLastCharacter() {
        Persona persona = people.named(LONGEST_NAME);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage back = visit.awaitResult(visit.prove(visit.registerAndLogIn(persona)));
        assertThat(back.redirectParameters())
                .as("the register knows this very name")
                .containsKey("code");
    }

    @Test
    void fullWidthDigitsSpacesAndASmallXAreAMatterOfKeyboards() {
        Persona persona = people.residentWithX();
        RegistrationForm typed = RegistrationForm.of(persona, LoginVisit.PASSWORD)
                .with("documentNumber", Numbers.fullWidth(persona.documentNumber()))
                .with("mobile", persona.mobile());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login = visit.register(typed);
        assertAccepted(login);
        assertThat(visit.logIn(login, persona.documentNumber()).name()).isEqualTo("prove-identity");
        LoginVisit other = LoginVisit.at(system, "utilities");
        assertThat(other.logIn(other.start(), typed.field("documentNumber")).name())
                .isEqualTo("prove-identity");
    }

    @Test
    void aDivisionThatWasAbolishedLongAgoIsSomebodysForLife() {
        Persona persona = people.resident();
        String number = Numbers.resident("440524", Numbers.longAgo());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login =
                visit.register(RegistrationForm.of(persona, LoginVisit.PASSWORD).with("documentNumber", number));
        assertAccepted(login);
        assertThat(visit.logIn(login, number).name()).isEqualTo("prove-identity");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "hk-mo-residence-permit",
                "hk-mo-travel-permit",
                "tw-residence-permit",
                "tw-travel-permit",
                "foreign-permanent-resident",
                "passport"
            })
    void everyTypeOfDocumentRegistersAndLogsInByItsNumber(String documentType) {
        Persona persona = people.holderOf(documentType);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login = visit.register(persona);
        assertAccepted(login);
        assertThat(visit.logIn(login, persona.mobile()).name()).isEqualTo("prove-identity");
    }

    @Test
    void aDoubleClickMakesOneAccount() throws Exception {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        Persona persona = people.resident();
        LoginVisit.Filled filled =
                visit.fillIn(visit.registrationPage(), RegistrationForm.of(persona, LoginVisit.PASSWORD));
        Map<String, Long> before = residents.rows();
        List<WebPage> pages = Together.run(2, number -> visit.submit(filled.page(), filled.form()));
        assertThat(pages).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
        assertThat(residents.rows().get("natural_person")).isEqualTo(before.get("natural_person") + 1);
        LoginVisit later = LoginVisit.at(system, "utilities");
        assertThat(later.logIn(later.start(), persona.mobile()).name()).isEqualTo("prove-identity");
    }

    @Test
    void theBackButtonAfterRegisteringLeadsOnAndRegistersNobody() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        Persona persona = people.resident();
        LoginVisit.Filled filled =
                visit.fillIn(visit.registrationPage(), RegistrationForm.of(persona, LoginVisit.PASSWORD));
        assertAccepted(visit.submit(filled.page(), filled.form()));
        Map<String, Long> before = residents.rows();
        WebPage again = visit.submit(filled.page(), filled.form());
        assertThat(again.status()).isLessThan(500);
        assertThat(again.name()).isIn("login", "login-page-expired", "register");
        assertThat(residents.rows()).isEqualTo(before);
    }

    private void assertRefused(WebPage page, String field, String key) {
        assertThat(page.name()).isEqualTo("register");
        assertThat(page.problemOf(field)).startsWith(text.of(key));
        assertThat(page.note()).as("the summary names it too").contains(text.of(key));
        String code = field + ":" + key.substring("tx.".length());
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=form") && line.contains(code));
        assertThat(journal.words(page.requestId())).contains("enrolment-refused (form)");
    }

    private void assertKept(WebPage page, RegistrationForm form, Wrong wrong) {
        for (String field : KEPT) {
            // A browser drops control characters itself; a choice that does not exist cannot be shown as chosen.
            if (!wrong.what().equals("control characters")
                    && !(field.equals("documentType") && field.equals(wrong.field()))) {
                assertThat(page.valueOf(field).equals(form.field(field)))
                        .as("%s is kept", field)
                        .isTrue();
            }
        }
        assertThat(page.body().contains(LoginVisit.PASSWORD))
                .as("the password is sent back")
                .isFalse();
        assertThat(page.document().select("input[type=password][value]")).isEmpty();
        assertThat(page.document().select("script").html())
                .as("what was typed became markup")
                .doesNotContain("alert");
    }

    private void assertAccepted(WebPage login) {
        assertThat(login.name()).isEqualTo("login");
        assertThat(login.note()).isEqualTo(text.of("tx.register.accepted"));
    }
}
