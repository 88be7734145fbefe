package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.OperatorApi;
import io.tongxing.deploy.testkit.OperatorApi.Answer;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases over REST, and what residents and departments notice of them. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CasesIT {
    private static final String WHY = "resident-at-counter";

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Journal journal;
    private OperatorApi first;
    private OperatorApi second;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        journal = new Journal(system);
        first = OperatorApi.first(system);
        second = OperatorApi.second(system);
    }

    /** A resident who is logged in at a department, proven, and what the department got. */
    private record Known(Persona persona, String person, LoginVisit visit, OIDCTokenResponse tokens, String subject) {
        @Override
        public String toString() {
            return "Known[" + person + "]";
        }
    }

    @Test
    void withoutAnOperatorsTokenEveryDoorSaysTheSame() throws Exception {
        String resident = known().tokens().getOIDCTokens().getAccessToken().getValue();
        assertShut(null);
        assertShut("nonsense");
        assertShut(resident);
    }

    private void assertShut(@Nullable String token) {
        for (String path : List.of("persons/search", "cases", "counter/turns", "counter/looks")) {
            Answer answer = first.send("POST", path, token, "{}");
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.text("error")).isEqualTo("unauthorised");
        }
    }

    @Test
    void aPasswordAloneGivesAnOperatorNoToken() {
        String withoutCode = first.tokenEndpoint(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "operator-console",
                        "username",
                        first.login().username(),
                        "password",
                        first.login().password()))
                .body();
        assertThat(withoutCode).contains("invalid_grant").doesNotContain("access_token");
    }

    @Test
    void aBodyOfAnySizeIsNotRead() {
        Answer answer =
                first.send("POST", "persons/search", first.token(), "{\"reason\":\"" + "x".repeat(70_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aFoundPersonIsShownMaskedAndReadsOfTheLook() throws Exception {
        Known known = known();
        Answer view = first.post("persons/" + known.person() + "/view", Map.of("reason", WHY));
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.text("level")).isEqualTo("2");
        assertThat(view.body().toString())
                .doesNotContain(
                        known.persona().name(),
                        known.persona().documentNumber(),
                        known.persona().mobile());
        assertThat(words(known)).contains("person-searched", "person-viewed");
        assertThat(first.post("persons/" + known.person() + "/view", Map.of()).status())
                .as("no look without a reason")
                .isEqualTo(400);
        assertThat(first.post("persons/" + known.person() + "/view", Map.of("reason", "Mr Zhang 138"))
                        .status())
                .as("a reason has no room for a name or a number")
                .isEqualTo(400);
    }

    @Test
    void aFrozenPersonIsLoggedOutEverywhereAndComesBackWhenItIsUndone() throws Exception {
        Known known = known();
        Answer frozen = open(first, "freeze", known, Map.of());
        assertThat(frozen.text("state")).isEqualTo("carried-out");
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        var tokens = known.tokens().getOIDCTokens();
        assertThat(department.refresh(tokens.getRefreshToken()).indicatesSuccess())
                .as("the next token")
                .isFalse();
        assertThat(department.userInfoStatus((BearerAccessToken) tokens.getAccessToken()))
                .as("userinfo with the token of before")
                .isIn(400, 401, 403);
        assertThat(department.isActive(tokens.getAccessToken()))
                .as("introspection")
                .isFalse();
        assertThat(known.visit().start().redirect())
                .as("no single sign-on by the session of before")
                .isEmpty();
        LoginVisit later = LoginVisit.at(system, "utilities");
        WebPage refused = later.logIn(later.start(), known.persona().mobile());
        assertThat(refused.note()).isEqualTo(text.of("tx.login.suspended"));
        LoginVisit stranger = LoginVisit.at(system, "utilities");
        assertThat(stranger.logIn(stranger.start(), known.persona().mobile(), "wrong password 1")
                        .note())
                .as("who does not know the password learns nothing")
                .isEqualTo(text.of("tx.login.invalid"));
        assertThat(step(first, frozen, "undo").text("state")).isEqualTo("undone");
        LoginVisit again = LoginVisit.at(system, "utilities");
        assertThat(again.logIn(again.start(), known.persona().mobile()).redirect())
                .isPresent();
        assertThat(words(known)).contains("case-opened", "case-carried-out", "case-undone");
    }

    @Test
    void nobodyIsBothOperatorsOfACase() throws Exception {
        Known known = known();
        Answer opened = open(first, "close", known, Map.of());
        assertThat(opened.text("state")).isEqualTo("open");
        Answer refused = step(first, opened, "confirm");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("error")).isEqualTo("same-operator");
        assertThat(words(known)).contains("case-confirmed (same-operator)");
        assertThat(step(second, opened, "refuse").text("state")).isEqualTo("refused");
        assertThat(step(second, opened, "confirm").text("error")).isEqualTo("not-in-that-state");
    }

    @Test
    void ofTwoConfirmationsAtOnceOneHappens() throws Exception {
        Known known = known();
        Answer opened = open(first, "close", known, Map.of());
        second.token();
        List<Answer> answers = Together.run(6, one -> step(second, opened, "confirm"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("not-in-that-state"));
        assertThat(words(known)).filteredOn("case-carried-out"::equals).hasSize(1);
    }

    @Test
    void aDepartmentKnowsAMergedPersonByEitherAccountAndTheSplitRestoresBoth() throws Exception {
        Known kept = knownAt("housing-fund", people.resident());
        Known other = knownAt("utilities", people.resident());
        Answer opened = first.post(
                "cases",
                Map.of("kind", "merge", "person", kept.person(), "otherPerson", other.person(), "reason", WHY));
        assertThat(step(second, opened, "confirm").text("state")).isEqualTo("carried-out");
        LoginVisit byOldNumber = LoginVisit.at(system, "utilities");
        assertThat(byOldNumber
                        .logIn(byOldNumber.start(), other.persona().mobile())
                        .note())
                .as("the mobile that was given up")
                .isEqualTo(text.of("tx.login.invalid"));
        assertThat(subjectAt("utilities", kept.persona()))
                .as("the department sees the person it knows")
                .isEqualTo(other.subject());
        assertThat(subjectAt("housing-fund", kept.persona())).isEqualTo(kept.subject());
        step(first, opened, "undo");
        assertThat(step(second, opened, "undo").text("state")).isEqualTo("undone");
        assertThat(subjectAt("utilities", other.persona())).isEqualTo(other.subject());
        assertThat(subjectAt("utilities", kept.persona()))
                .as("two persons again")
                .isNotEqualTo(other.subject());
    }

    @Test
    void aLostMobileIsReplacedAndTheOldOneHearsOfIt() throws Exception {
        Known known = known();
        String fresh = people.resident().mobile();
        Answer opened = open(first, "mobile-lost", known, Map.of("mobile", fresh));
        SmsInbox old = new SmsInbox(system.sandbox(), known.persona().mobile());
        assertThat(step(second, opened, "confirm").status()).isEqualTo(200);
        assertThat(Poll.until(old::texts, texts -> texts.get(0).contains("换成另一个"))
                        .get(0))
                .contains("换成另一个");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        assertThat(visit.logIn(visit.start(), fresh).redirect()).isPresent();
        LoginVisit before = LoginVisit.at(system, "utilities");
        assertThat(before.logIn(before.start(), known.persona().mobile()).note())
                .isEqualTo(text.of("tx.login.invalid"));
    }

    @Test
    void aChangedNumberKeepsTheSubjectAndIsWhatDepartmentsAreToldNext() throws Exception {
        Known known = knownAt("housing-fund", people.resident());
        String number = people.resident().documentNumber();
        Answer opened =
                open(first, "number-change", known, Map.of("documentType", "resident-id", "documentNumber", number));
        assertThat(step(second, opened, "confirm").text("state")).isEqualTo("carried-out");
        OIDCTokenResponse tokens = tokensAt("housing-fund", known.persona());
        assertThat(tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getSubject())
                .isEqualTo(known.subject());
        assertThat(tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().toString())
                .contains(number);
    }

    @Test
    void twoClerksProveAPersonWhoShowsTheirCode() {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(persona);
        WebPage shown = visit.browser().press(proof, "kc-submit", Map.of("method", "counter"));
        String code = shown.element("counter-code").text();
        Answer turn = first.post("counter/turns", Map.of("code", code));
        assertThat(turn.text("state")).isEqualTo("open");
        assertThat(turn.body().toString()).doesNotContain(persona.documentNumber(), persona.name());
        assertThat(first.post("counter/looks", look(code, persona)).text("result"))
                .isEqualTo("confirmed");
        assertThat(first.post("counter/looks", look(code, persona)).text("error"))
                .isEqualTo("same-person");
        assertThat(second.post("counter/looks", look(code, persona)).text("result"))
                .isEqualTo("confirmed");
        Answer view = first.post("persons/" + turn.text("person") + "/view", Map.of("reason", WHY));
        assertThat(view.text("level")).isEqualTo("4");
        assertThat(visit.browser().press(shown, "see-result", Map.of()).redirect())
                .as("the login goes on")
                .isPresent();
    }

    private static Map<String, String> look(String code, Persona persona) {
        return Map.of(
                "code", code,
                "realName", persona.name(),
                "documentType", persona.documentType(),
                "documentNumber", persona.documentNumber());
    }

    private Known known() throws Exception {
        return knownAt("utilities", people.resident());
    }

    private Known knownAt(String department, Persona persona) throws Exception {
        LoginVisit visit = LoginVisit.at(system, department);
        visit.awaitResult(visit.prove(visit.registerAndLogIn(persona)));
        NimbusDepartment party = new NimbusDepartment(system, department);
        NimbusDepartment.Asked asked = party.ask("openid");
        WebPage back = visit.browser().open(asked.address());
        OIDCTokenResponse tokens = party.tokens(asked, back.redirect().orElseThrow());
        Answer found = first.post("persons/search", Map.of("mobile", persona.mobile(), "reason", WHY));
        return new Known(
                persona,
                found.text("person"),
                visit,
                tokens,
                tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getSubject());
    }

    private String subjectAt(String department, Persona persona) throws Exception {
        return tokensAt(department, persona)
                .getOIDCTokens()
                .getIDToken()
                .getJWTClaimsSet()
                .getSubject();
    }

    private OIDCTokenResponse tokensAt(String department, Persona persona) throws Exception {
        LoginVisit visit = LoginVisit.at(system, department);
        NimbusDepartment party = new NimbusDepartment(system, department);
        NimbusDepartment.Asked asked = party.ask("openid");
        WebPage back = visit.logIn(visit.browser().open(asked.address()), persona.mobile());
        return party.tokens(asked, back.redirect().orElseThrow());
    }

    private static Answer open(OperatorApi operator, String kind, Known known, Map<String, String> particulars) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("person", known.person());
        body.put("particulars", particulars);
        body.put("reason", WHY);
        Answer answer = operator.post("cases", body);
        assertThat(answer.status()).as(answer.text("error")).isEqualTo(200);
        return answer;
    }

    private static Answer step(OperatorApi operator, Answer opened, String step) {
        return operator.post("cases/" + opened.text("case") + "/" + step, Map.of("reason", WHY));
    }

    private List<String> words(Known known) {
        return journal.ofPerson(known.person()).stream()
                .map(Journal.Entry::what)
                .toList();
    }
}
