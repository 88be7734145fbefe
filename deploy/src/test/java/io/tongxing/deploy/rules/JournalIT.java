package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.realm.AdminApi;
import io.tongxing.deploy.realm.RealmException;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not in the journal did not happen, and what is in it stays. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JournalIT {

    private static final String NOT_ALLOWED = "42501";

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Residents residents;
    private Journal journal;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        residents = new Residents(system);
        journal = new Journal(system);
    }

    @Test
    void everyStepOfAResidentLeavesItsEntry() throws Exception {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled filled =
                visit.fillIn(visit.registrationPage(), RegistrationForm.of(persona, LoginVisit.PASSWORD));
        assertThat(journal.words(filled.page().requestId())).containsExactly("contact-code-issued");
        WebPage login = visit.submit(filled.page(), filled.form());
        assertThat(journal.words(login.requestId())).contains("contact-confirmed", "subject-enrolled");
        WebPage refused = visit.logIn(login, persona.mobile(), "Wrong 9 password");
        assertThat(journal.words(refused.requestId()))
                .containsExactly("login-event:login-error (invalid-user-credentials)");
        WebPage unknown = visit.logIn(refused, "tx-nobody");
        assertThat(journal.words(unknown.requestId())).containsExactly("login-event:login-error (user-not-found)");
        WebPage proof = visit.logIn(unknown, persona.mobile());
        WebPage asked = visit.prove(proof);
        WebPage back = visit.awaitResult(asked);
        assertThat(journal.wordsWith(asked.requestId(), "identity-proven"))
                .contains("identity-proof-begun", "identity-proven");
        assertThat(journal.words(back.requestId())).contains("login-event:custom-required-action", "login-event:login");
        OIDCTokenResponse tokens = tokens(visit, back);
        List<Journal.Entry> entries = journal.ofPerson(personOf(login));
        assertThat(entries)
                .filteredOn(entry -> entry.type().equals("claims-released"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.relyingParty()).isEqualTo("utilities"));
        WebPage out = visit.browser()
                .open(URI.create(system.issuer() + "/protocol/openid-connect/logout?id_token_hint="
                        + tokens.getOIDCTokens().getIDTokenString()));
        assertThat(journal.words(out.requestId())).contains("login-event:logout");
    }

    @Test
    void recoveryLeavesItsEntryWhetherThereIsAnAccountOrNot() {
        Persona persona = people.resident();
        LoginVisit.at(system, "utilities").register(persona);
        assertThat(journal.words(recover(persona).requestId())).contains("account-recovered");
        assertThat(journal.words(recover(people.resident()).requestId()))
                .contains("account-recovery-refused (no-account)");
    }

    @Test
    void everyActOfAnAdministratorLeavesItsEntry() {
        Instant start = Instant.now();
        AdminApi admin = system.adminApi();
        String role = "journal-" + UUID.randomUUID();
        admin.post("/city/roles", JsonNodeFactory.instance.objectNode().put("name", role));
        admin.delete(AdminApi.path("city", "roles", role));
        assertThat(journal.since(start))
                .filteredOn(entry -> entry.facts().contains(role))
                .extracting(Journal.Entry::type)
                .contains("admin-event:create", "admin-event:delete");
    }

    @Test
    void everyEntryNamesItsRequestAndNobody() {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "public-security");
        WebPage login = visit.register(persona);
        WebPage back = visit.awaitResult(visit.prove(visit.logIn(login, persona.documentNumber())));
        assertThat(back.redirectParameters()).containsKey("code");
        List<Journal.Entry> entries = journal.ofPerson(personOf(login));
        assertThat(entries).isNotEmpty();
        for (Journal.Entry entry : entries) {
            assertThat(entry.requestId()).matches("[0-9A-Za-z-]{8,64}");
            for (String value : List.of(persona.name(), persona.documentNumber(), persona.mobile())) {
                assertThat(entry.toString().contains(value))
                        .as("%s names somebody", entry.type())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tongxing.audit_entry SET reason = 'other'",
                "DELETE FROM tongxing.audit_entry",
                "TRUNCATE tongxing.audit_entry",
                "DROP TABLE tongxing.audit_entry",
                "ALTER TABLE tongxing.audit_entry DISABLE TRIGGER ALL",
                "CREATE RULE gone AS ON INSERT TO tongxing.audit_entry DO INSTEAD NOTHING"
            })
    void theServersRoleCannotTouchWhatIsWritten(String statement) {
        long before = residents.number("SELECT count(*) FROM tongxing.audit_entry");
        assertThatThrownBy(() -> {
                    try (Connection connection = system.connect();
                            Statement attempt = connection.createStatement()) {
                        attempt.execute(statement);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
        assertThat(residents.number("SELECT count(*) FROM tongxing.audit_entry"))
                .isGreaterThanOrEqualTo(before);
    }

    @Test
    void noPartOfTheJournalBelongsToTheServersRole() {
        assertThat(
                        residents.number(
                                "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                        + " WHERE n.nspname = 'tongxing' AND c.relname LIKE 'audit_entry%' AND c.relkind IN ('r', 'p')"
                                        + " AND (pg_get_userbyid(c.relowner) = 'tongxing' OR has_table_privilege('tongxing', c.oid, 'UPDATE')"
                                        + " OR has_table_privilege('tongxing', c.oid, 'DELETE') OR has_table_privilege('tongxing', c.oid, 'TRUNCATE'))"))
                .isZero();
    }

    @Test
    void withoutTheJournalNothingHappensAndAfterwardsEverythingDoes() throws Exception {
        Persona newcomer = people.resident();
        LoginVisit enrolling = LoginVisit.at(system, "utilities");
        LoginVisit.Filled filled =
                enrolling.fillIn(enrolling.registrationPage(), RegistrationForm.of(newcomer, LoginVisit.PASSWORD));
        Persona prover = people.resident();
        LoginVisit proving = LoginVisit.at(system, "utilities");
        WebPage proof = proving.registerAndLogIn(prover);
        Persona member = people.resident();
        proven(member);
        LoginVisit entering = LoginVisit.at(system, "utilities");
        WebPage login = entering.start();
        Map<String, Long> before = residents.rows();
        withoutJournal(() -> {
            assertRefusedByServer(entering.logIn(login, member.mobile()));
            assertThat(entering.browser().cookies().value(system.issuer(), "KEYCLOAK_IDENTITY"))
                    .as("a session")
                    .isEmpty();
            LoginVisit guessing = LoginVisit.at(system, "utilities");
            assertRefusedByServer(guessing.logIn(guessing.start(), member.mobile(), "Wrong 9 password"));
            assertRefusedByServer(enrolling.submit(filled.page(), filled.form()));
            LoginVisit asking = LoginVisit.at(system, "utilities");
            Persona asker = people.resident();
            assertRefusedByServer(
                    asking.sendCode(asking.registrationPage(), RegistrationForm.of(asker, LoginVisit.PASSWORD)));
            assertThat(new SmsInbox(system.sandbox(), asker.mobile()).texts()).isEmpty();
            assertRefusedByServer(proving.prove(proof));
            assertThatThrownBy(() -> system.adminApi()
                            .post(
                                    "/city/roles",
                                    JsonNodeFactory.instance.objectNode().put("name", "unjournalled")))
                    .isInstanceOf(RealmException.class);
        });
        assertThat(residents.rows()).isEqualTo(before);
        assertThat(system.adminApi().find("/city/roles/unjournalled")).isEmpty();
        assertThat(LoginVisit.at(system, "utilities").register(newcomer).note())
                .isEqualTo(text.of("tx.register.accepted"));
        proven(prover, LoginVisit.at(system, "utilities"));
        LoginVisit again = LoginVisit.at(system, "utilities");
        assertThat(again.logIn(again.start(), member.mobile()).redirectParameters())
                .containsKey("code");
    }

    private interface Acts {
        void run() throws Exception;
    }

    private void withoutJournal(Acts acts) throws Exception {
        asSuperuser("REVOKE INSERT ON tongxing.audit_entry FROM tongxing");
        try {
            acts.run();
        } finally {
            asSuperuser("GRANT INSERT ON tongxing.audit_entry TO tongxing");
        }
    }

    private void asSuperuser(String statement) throws SQLException {
        try (Connection connection = system.connectAsSuperuser();
                Statement act = connection.createStatement()) {
            act.execute(statement);
        }
    }

    private void assertRefusedByServer(WebPage page) {
        assertThat(page.status()).as("%s", page).isGreaterThanOrEqualTo(500);
        assertThat(page.redirect()).isEmpty();
        assertThat(page.name()).isEqualTo("error");
        assertThat(page.note()).isEqualTo(text.of("internalServerError"));
        assertThat(page.text()).doesNotContain("Exception", "at io.tongxing", "at org.keycloak", "SQL");
    }

    private WebPage recover(Persona persona) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        SmsInbox inbox = new SmsInbox(system.sandbox(), persona.mobile());
        int seen = inbox.size();
        WebPage page = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage sent = visit.browser().press(page, "send-sms-code", Map.of("mobile", persona.mobile()));
        Map<String, String> typed = Map.of(
                "mobile",
                persona.mobile(),
                "smsCode",
                inbox.codeAfter(seen),
                "documentNumber",
                persona.documentNumber(),
                "password",
                "Another 9 words",
                "password-confirm",
                "Another 9 words");
        WebPage done = visit.browser().press(sent, "kc-submit", typed);
        assertThat(done.note()).isEqualTo(text.of("tx.recover.accepted"));
        return done;
    }

    private void proven(Persona persona) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        assertThat(visit.awaitResult(visit.prove(visit.registerAndLogIn(persona)))
                        .redirectParameters())
                .containsKey("code");
    }

    private static void proven(Persona persona, LoginVisit visit) {
        WebPage proof = visit.logIn(visit.start(), persona.mobile());
        assertThat(visit.awaitResult(visit.prove(proof)).redirectParameters()).containsKey("code");
    }

    private String personOf(WebPage registered) {
        return journal.of(registered.requestId()).stream()
                .filter(entry -> entry.type().equals("subject-enrolled"))
                .map(Journal.Entry::personId)
                .findFirst()
                .orElseThrow();
    }

    private OIDCTokenResponse tokens(LoginVisit visit, WebPage back) throws Exception {
        return (OIDCTokenResponse)
                new NimbusDepartment(system, visit.department().clientId())
                        .redeem(
                                new AuthorizationCode(back.redirectParameters().get("code")),
                                new CodeVerifier(visit.verifier()))
                        .toSuccessResponse();
    }
}
