package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.stack.LocalStack;
import io.tongxing.deploy.testkit.HttpBrowser;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL goes away under the running server and comes back. */
@ExtendWith(SharedStack.class)
@Order(Integer.MAX_VALUE - 1)
final class DatabaseOutageIT {

    @Test
    void anOutageIsSaidSoAndIsOverWhenItIsOver(LocalStack stack) {
        RunningSystem system = RunningSystem.of(stack);
        Personas people = new Personas(system.sandbox());
        Residents residents = new Residents(system);
        Persona newcomer = people.resident();
        LoginVisit enrolling = LoginVisit.at(system, "utilities");
        LoginVisit.Filled filled =
                enrolling.fillIn(enrolling.registrationPage(), RegistrationForm.of(newcomer, LoginVisit.PASSWORD));
        Persona prover = people.resident();
        LoginVisit proving = LoginVisit.at(system, "utilities");
        WebPage proof = proving.registerAndLogIn(prover);
        LoginVisit entering = LoginVisit.at(system, "commerce");
        WebPage login = entering.start();
        assertThat(health(system).status()).isEqualTo(200);
        Map<String, Long> before = residents.rows();
        stack.stopPostgres();
        try {
            WebPage first = LoginVisit.at(system, "utilities").start();
            assertThat(first.name())
                    .as("%s: what needs no database may still be shown", first)
                    .isIn("login", "error");
            assertSaysSo(entering.logIn(login, prover.mobile()));
            assertSaysSo(enrolling.submit(filled.page(), filled.form()));
            assertSaysSo(proving.prove(proof));
            assertThat(Poll.until(() -> health(system), page -> page.status() != 200)
                            .status())
                    .as("the health check says down")
                    .isEqualTo(503);
        } finally {
            stack.startPostgres();
        }
        assertThat(Poll.until(() -> health(system), page -> page.status() == 200)
                        .status())
                .as("the health check says up again, without a restart")
                .isEqualTo(200);
        assertThat(residents.rows()).as("nothing half-written").isEqualTo(before);
        assertEverythingWorks(system, newcomer, prover);
        assertWhole(residents, before);
    }

    private void assertEverythingWorks(RunningSystem system, Persona newcomer, Persona prover) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(newcomer);
        assertThat(visit.awaitResult(visit.prove(proof)).redirectParameters()).containsKey("code");
        LoginVisit other = LoginVisit.at(system, "commerce");
        WebPage otherProof = other.logIn(other.start(), prover.mobile());
        assertThat(other.awaitResult(other.prove(otherProof)).redirectParameters())
                .as("who was there before the outage comes through after it")
                .containsKey("code");
    }

    private static void assertWhole(Residents residents, Map<String, Long> before) {
        Map<String, Long> expected = new HashMap<>(before);
        expected.replaceAll((table, rows) -> rows + (table.equals("verification") ? 2 : 1));
        assertThat(residents.rows()).isEqualTo(expected);
        assertThat(
                        residents.number(
                                "SELECT count(*) FROM tongxing.natural_person p WHERE NOT EXISTS"
                                        + " (SELECT FROM tongxing.account a JOIN tongxing.user_entity u ON u.id = a.account_id WHERE a.person_id = p.person_id)"))
                .as("persons without an account")
                .isZero();
    }

    private static void assertSaysSo(WebPage page) {
        assertThat(page.status()).isBetween(500, 599);
        assertThat(page.text()).isNotBlank().doesNotContain("Exception", "org.keycloak", "io.tongxing", "SQL", "JDBC");
        assertThat(page.document().select("h1, h2").text())
                .as("a page with a heading")
                .isNotBlank();
    }

    private static WebPage health(RunningSystem system) {
        return HttpBrowser.anywhere().open(system.management().resolve("/health/ready"));
    }
}
