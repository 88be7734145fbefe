package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a level is told as, to whom, and how soon it ends. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssuranceIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningSystem system;
    private Personas people;
    private ResidentApp app;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(running.sandbox());
        app = new ResidentApp(running);
    }

    @Test
    void evidenceThatEndsIsGoneFromTheNextTokenRefreshIncluded() throws GeneralException, IOException, SQLException {
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        Persona resident = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.awaitResult(visit.prove(visit.registerAndLogIn(resident)));
        NimbusDepartment.Asked asked = department.ask("openid");
        OIDCTokenResponse first = department.tokens(
                asked, visit.browser().open(asked.address()).redirect().orElseThrow());
        assertThat(idToken(first)).containsKey("verified_claims");

        endEvidenceOf(resident);

        TokenResponse second = department.refresh(first.getOIDCTokens().getRefreshToken());
        assertThat(idToken((OIDCTokenResponse) second.toSuccessResponse())).doesNotContainKey("verified_claims");
        assertThat(department
                        .userInfo(first.getOIDCTokens().getBearerAccessToken())
                        .toJSONObject())
                .as("userinfo with the token from before")
                .doesNotContainKey("verified_claims");
        WebPage again = visit.next("utilities").start();
        assertThat(again.name()).as("the next login leads through the proof").isEqualTo("prove-identity");
    }

    @Test
    void departmentIsToldTheLevelOnItsOwnScale() throws GeneralException, IOException {
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.awaitResult(visit.prove(visit.registerAndLogIn(people.resident())));
        try (ClientAttribute scale =
                new ClientAttribute(system.adminApi(), "utilities", "tongxing.level-scale").as("guangdong")) {
            NimbusDepartment.Asked asked = department.ask("openid");
            OIDCTokenResponse tokens = department.tokens(
                    asked, visit.browser().open(asked.address()).redirect().orElseThrow());

            assertThat(idToken(tokens)).containsEntry("identity_level", Map.of("scale", "guangdong", "level", "3"));
        }
    }

    @Test
    void residentReadsWhyTheyAreAtALevelAndWhatWouldGiveMore() throws IOException, InterruptedException {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.awaitResult(visit.prove(visit.registerAndLogIn(people.resident())));

        JsonNode answer = JSON.readTree(app.get("assurance", app.tokenOf(visit)).body());

        assertThat(answer.path("level").asText()).isEqualTo("2");
        assertThat(answer.path("because").toString()).isEqualTo("[\"two-element\"]");
        assertThat(answer.path("until").asText()).startsWith("20");
        assertThat(answer.path("evidence").get(0).path("type").asText()).isEqualTo("two-element");
        assertThat(answer.path("ways").path("3").toString())
                .contains("[\"face\"]", "[\"counter\"]", "[\"carrier-3\",\"bank-4\"]");
        assertThat(answer.path("ways").path("4").toString()).contains("[\"certificate\"]");
    }

    @Test
    void tokenOfADepartmentReadsNothingOfAResidentsProof() throws GeneralException, IOException, InterruptedException {
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.awaitResult(visit.prove(visit.registerAndLogIn(people.resident())));
        NimbusDepartment.Asked asked = department.ask("openid");
        OIDCTokenResponse tokens = department.tokens(
                asked, visit.browser().open(asked.address()).redirect().orElseThrow());

        HttpResponse<String> refused = app.get(
                "assurance", tokens.getOIDCTokens().getBearerAccessToken().getValue());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("unauthorised").doesNotContain("two-element");
        assertThat(app.get("assurance", "nonsense").statusCode()).isEqualTo(401);
    }

    /** As an operator's withdrawal does, or time. */
    private void endEvidenceOf(Persona resident) throws SQLException {
        try (Connection connection = system.connect();
                PreparedStatement end = connection.prepareStatement("""
                        UPDATE tongxing.verification SET ended_at = now()
                        WHERE person_id = (SELECT person_id FROM tongxing.natural_person ORDER BY enrolled_at DESC LIMIT 1)""")) {
            assertThat(end.executeUpdate()).as("evidence of %s", resident).isEqualTo(1);
        }
    }

    private static Map<String, Object> idToken(OIDCTokenResponse response) {
        try {
            return response.getOIDCTokens().getIDToken().getJWTClaimsSet().toJSONObject();
        } catch (java.text.ParseException e) {
            throw new AssertionError("no ID token", e);
        }
    }
}
