package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.OperatorApi;
import io.tongxing.deploy.testkit.OperatorApi.Answer;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What members of staff see of the vault, and what the resident sees of that. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VaultIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningSystem system;
    private Personas people;
    private OperatorApi operator;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(running.sandbox());
        operator = OperatorApi.first(running);
    }

    @Test
    void whoSeesANumberUnmaskedIsSeenByTheResident() throws Exception {
        Persona resident = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.awaitResult(visit.prove(visit.registerAndLogIn(resident)));
        String person = idOf(resident);

        Answer seen = operator.post(
                "persons/" + person + "/unmask",
                Map.of("fields", "name documents", "reason", "counter", "case", "C-2026-1"));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().toString()).contains(resident.name(), resident.documentNumber());
        assertThat(seen.body().has("mobile")).as("what was not asked for").isFalse();

        ResidentApp app = new ResidentApp(system);
        JsonNode looks =
                JSON.readTree(app.get("looks", app.tokenOf(visit)).body()).path("looks");
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).path("reason").asText()).isEqualTo("counter");
        assertThat(looks.get(0).path("fields").toString()).isEqualTo("[\"documents\",\"name\"]");
    }

    @Test
    void noLookWithoutAReasonOfTheListAndACase() {
        String person = "00000000-0000-4000-8000-000000000000";
        assertThat(operator.post(
                                "persons/" + person + "/unmask",
                                Map.of("fields", "name", "reason", "curiosity", "case", "C-1"))
                        .text("error"))
                .isEqualTo("bad-reason");
        assertThat(operator.post("persons/" + person + "/unmask", Map.of("fields", "name", "reason", "counter"))
                        .text("error"))
                .isEqualTo("bad-case");
        assertThat(operator.post(
                                "persons/" + person + "/unmask",
                                Map.of("fields", "everything", "reason", "counter", "case", "C-1"))
                        .text("error"))
                .isEqualTo("bad-fields");
    }

    @Test
    void keysAreShownToOfficersAlone() {
        assertThat(operator.send("GET", "keys/rotations", null, "").status()).isEqualTo(401);
        Answer rotations = operator.send("GET", "keys/rotations", operator.token(), "");
        assertThat(rotations.status()).isEqualTo(200);
        assertThat(rotations.body().path("rotations").isArray()).isTrue();
        assertThat(operator.post("keys/rotations", Map.of("purpose", "pairwise"))
                        .text("error"))
                .as("the key of the subjects never rotates")
                .isEqualTo("bad-purpose");
    }

    private String idOf(Persona resident) {
        return operator.post(
                        "persons/search",
                        Map.of(
                                "documentType",
                                resident.documentType(),
                                "documentNumber",
                                resident.documentNumber(),
                                "reason",
                                "resident-at-counter"))
                .text("person");
    }
}
