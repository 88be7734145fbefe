package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: somebody new registers, proves identity once, and walks into all six departments. */
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ResidentJourneyIT {

    /** What each department may learn, by its purpose. */
    private static final Map<String, Set<String>> RELEASED = Map.of(
            "utilities",
            Set.of("name"),
            "civil-affairs",
            Set.of("name", "birthdate", "gender", "document_type", "document_number"),
            "commerce",
            Set.of("name", "document_type", "document_number"),
            "housing-fund",
            Set.of("name", "document_number"),
            "social-security",
            Set.of("name", "birthdate", "gender", "document_number"),
            "public-security",
            Set.of("name", "birthdate", "gender", "document_type", "document_number", "phone_number"));

    private static final List<String> DEPARTMENTS =
            List.of("utilities", "civil-affairs", "commerce", "housing-fund", "social-security", "public-security");

    private Browser browser;
    private StackAddresses stack;
    private Resident resident;

    @BeforeEach
    void somebodyNew(Browser browser, StackAddresses stack) {
        this.browser = browser;
        this.stack = stack;
        this.resident = new Resident(browser, new Personas(stack.sandbox()).resident(), stack.sandbox());
    }

    @Test
    void oneProofOpensAllSixDepartments() {
        arriveAsNewcomer("utilities");
        assertThat(browser.text("assurance-level")).isEqualTo("2");
        assertThat(browser.text("login-strength")).isEqualTo("urn:tongxing:aal:1");
        assertThat(browser.text("trust-framework")).isEqualTo("urn:tongxing:trust-framework:cn-realname");

        Set<String> subjects = new HashSet<>();
        for (String id : DEPARTMENTS) {
            DepartmentPage department = department(id);
            if (!department.isLoggedIn()) {
                department.logIn();
            }
            department.awaitArrival();
            assertThat(browser.text("verified-name"))
                    .isEqualTo(resident.persona().name());
            assertThat(browser.text("assurance-level")).isEqualTo("2");
            assertThat(department.claims())
                    .as("what %s learns", id)
                    .isEqualTo(of(resident.persona(), RELEASED.get(id)));
            subjects.add(browser.text("subject"));
        }
        assertThat(subjects).as("nobody can join two departments' files").hasSize(DEPARTMENTS.size());
    }

    @Test
    void logoutAtOneDepartmentEndsAllSix() {
        visitAll();
        department("housing-fund").logOut();
        assertThatEveryDepartmentAsksForLogin();
    }

    @Test
    void logoutAtTheSamlDepartmentEndsAllSix() {
        visitAll();
        department("civil-affairs").logOut();
        assertThatEveryDepartmentAsksForLogin();
    }

    @Test
    void subjectOfADepartmentIsTheSameAtTheNextLogin() {
        arriveAsNewcomer("commerce");
        String first = browser.text("subject");
        department("commerce").logOut();
        department("commerce").logIn();
        resident.logIn();
        department("commerce").awaitArrival();
        assertThat(browser.text("subject")).isEqualTo(first);
    }

    private void arriveAsNewcomer(String id) {
        department(id).logIn();
        resident.register();
        resident.logIn();
        resident.prove();
        department(id).awaitArrival();
    }

    private void visitAll() {
        arriveAsNewcomer(DEPARTMENTS.get(0));
        for (String id : DEPARTMENTS.subList(1, DEPARTMENTS.size())) {
            department(id).logIn();
            department(id).awaitArrival();
        }
    }

    private void assertThatEveryDepartmentAsksForLogin() {
        for (String id : DEPARTMENTS) {
            assertThat(department(id).isLoggedIn())
                    .as("still logged in at %s", id)
                    .isFalse();
            browser.follow("login");
            browser.await("kc-login");
        }
    }

    private DepartmentPage department(String id) {
        return new DepartmentPage(browser, stack, id);
    }

    private static Map<String, String> of(Persona persona, Set<String> released) {
        Map<String, String> all = Map.of(
                "name", persona.name(),
                "birthdate", persona.birthdate(),
                "gender", persona.sex(),
                "document_type", persona.documentType(),
                "document_number", persona.documentNumber(),
                "phone_number", "+86" + persona.mobile());
        Map<String, String> told = new TreeMap<>(all);
        told.keySet().retainAll(released);
        return told;
    }
}
