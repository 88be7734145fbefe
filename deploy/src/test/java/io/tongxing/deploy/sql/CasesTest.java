package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.cases.CaseKind;
import io.tongxing.identity.cases.CaseRefusedException;
import io.tongxing.identity.cases.CaseState;
import io.tongxing.identity.cases.Guardians;
import io.tongxing.identity.cases.Guardianship.Phase;
import io.tongxing.identity.cases.HandOut;
import io.tongxing.identity.cases.Helping;
import io.tongxing.identity.cases.Outcome;
import io.tongxing.identity.cases.Particulars;
import io.tongxing.identity.cases.postgres.PostgresGuardianships;
import io.tongxing.identity.cases.postgres.PostgresHelpStore;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CasesTest {
    private static final String WHY = "resident-at-counter";

    private final Operator first = operator(Optional.empty());
    private final Operator second = operator(Optional.empty());
    private final SetClock clock = new SetClock();
    private final ClaimedIdentity identity = MadeUp.person();
    private final MobileNumber mobile = MadeUp.mobile();
    private Connection connection;
    private City city;
    private UUID person;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        city = new City(connection, clock);
        person = city.enrol(identity, mobile);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Nested
    class TwoOperators {
        @Test
        void nobodyConfirmsWhatTheyOpened() {
            UUID opened = open(CaseKind.CLOSE, Map.of());
            refused("same-operator", () -> city.work().confirm(opened, first, WHY));
            assertThat(state(opened)).isEqualTo(CaseState.OPEN);
        }

        @Test
        void nobodyRefusesWhatTheyOpenedButMayWithdrawIt() {
            UUID opened = open(CaseKind.CLOSE, Map.of());
            refused("same-operator", () -> city.work().refuse(opened, first, WHY));
            refused("not-the-opener", () -> city.work().withdraw(opened, second, WHY));
            city.work().withdraw(opened, first, WHY);
            assertThat(state(opened)).isEqualTo(CaseState.WITHDRAWN);
            refused("not-in-that-state", () -> city.work().confirm(opened, second, WHY));
        }

        @Test
        void nobodyActsOnThemselves() {
            Operator own = operator(Optional.of(person));
            refused("own-person", () -> city.work()
                    .open(CaseKind.FREEZE, person, Optional.empty(), new Particulars(Map.of()), own, WHY));
            UUID opened = open(CaseKind.CLOSE, Map.of());
            refused("own-person", () -> city.work().confirm(opened, own, WHY));
        }

        @Test
        void theDatabaseRefusesOneOperatorForBoth() {
            UUID opened = open(CaseKind.CLOSE, Map.of());
            assertThatThrownBy(() -> city.cases.carriedOut(opened, Optional.of(first.id()), clock.instant()))
                    .hasStackTraceContaining("carried_out_by_two");
        }

        @Test
        void theDatabaseRefusesAKindThatWouldNeedTwoAsOne() {
            assertThatThrownBy(() -> city.database.run(handle -> handle.execute("""
                            INSERT INTO tongxing.case_file (case_id, kind, two_operators, state, person_id, particulars_sealed, opened_by, opened_at)
                            VALUES (gen_random_uuid(), 'merge', false, 'carried-out', ?, '', 'somebody', now())""", person)))
                    .hasStackTraceContaining("two_operators");
        }

        @Test
        void undoingTakesTwoAsWell() {
            UUID closed = done(CaseKind.CLOSE, Map.of());
            city.work().undo(closed, first, WHY);
            assertThat(state(closed)).isEqualTo(CaseState.UNDO_ASKED);
            refused("same-operator", () -> city.work().undo(closed, first, WHY));
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.CLOSED);
            city.work().undo(closed, second, WHY);
            assertThat(state(closed)).isEqualTo(CaseState.UNDONE);
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.ACTIVE);
        }

        @Test
        void whatWasToBeUndoneCanStay() {
            UUID closed = done(CaseKind.CLOSE, Map.of());
            city.work().undo(closed, first, WHY);
            city.work().keep(closed, second, WHY);
            assertThat(state(closed)).isEqualTo(CaseState.CARRIED_OUT);
        }

        @Test
        void aSecondCaseOfAKindWaitsForTheFirst() {
            open(CaseKind.CLOSE, Map.of());
            refused("already-open", () -> open(CaseKind.CLOSE, Map.of()));
        }

        @Test
        void everyStepIsInTheJournalAndInTheCase() {
            UUID closed = done(CaseKind.CLOSE, Map.of());
            city.work().undo(closed, first, WHY);
            city.work().undo(closed, second, WHY);
            assertThat(city.cases.steps(closed))
                    .extracting(step -> step.step() + " " + (step.operator().equals(first.id()) ? 1 : 2))
                    .containsExactly("opened 1", "carried-out 2", "undo-asked 1", "undone 2");
            assertThat(city.journal(person))
                    .contains("case-opened", "case-carried-out", "case-undo-asked", "case-undone");
        }
    }

    @Nested
    class Standing {
        @Test
        void oneOperatorSuspectsADeathAndTakesItBack() {
            Outcome outcome = suspect();
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.DEATH_SUSPECTED);
            assertThat(city.accounts.suspended).contains(person.toString());
            assertThat(outcome.sessionsToEnd()).containsExactly(person.toString());
            assertThat(city.subjects.actingPersonOf(person.toString())).isEmpty();
            assertThat(told(outcome)).containsExactly(Announcement.Kind.ACCOUNT_HELD);
            city.work().undo(outcome.caseId(), first, WHY);
            assertThat(city.accounts.suspended).isEmpty();
            assertThat(city.subjects.actingPersonOf(person.toString())).contains(person);
        }

        @Test
        void aConfirmedDeathStandsBeforeItsSuspicion() {
            Outcome suspected = suspect();
            UUID confirmed = done(CaseKind.DEATH_CONFIRMED, Map.of());
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.DECEASED);
            refused("changed-since", () -> city.work().undo(suspected.caseId(), first, WHY));
            undo(confirmed);
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.DEATH_SUSPECTED);
            assertThat(city.accounts.suspended).contains(person.toString());
        }

        @Test
        void aSuspicionOfAFrozenPersonLeavesThemFrozenWhenItIsTakenBack() {
            city.work().open(CaseKind.FREEZE, person, Optional.empty(), new Particulars(Map.of()), first, WHY);
            Outcome suspected = suspect();
            city.work().undo(suspected.caseId(), first, WHY);
            assertThat(city.subjects.statusOf(person)).contains(PersonStatus.FROZEN);
            assertThat(city.accounts.suspended).contains(person.toString());
        }

        private Outcome suspect() {
            return city.work()
                    .open(CaseKind.DEATH_SUSPECTED, person, Optional.empty(), new Particulars(Map.of()), first, WHY);
        }
    }

    @Nested
    class NumbersAndNames {
        @Test
        void aNewNumberTakesThePlaceOfTheOldAndIsProvenByTwo() {
            IdentityDocument number = MadeUp.document();
            UUID changed = done(CaseKind.NUMBER_CHANGE, fields(number));
            assertThat(document(person)).isEqualTo(number);
            assertThat(city.level(person)).isEqualTo("4");
            assertThat(city.subjects.holderOf(identity.document())).isEmpty();
            undo(changed);
            assertThat(document(person)).isEqualTo(identity.document());
            assertThat(city.level(person)).isEqualTo("1");
            assertThat(city.subjects.holderOf(number)).isEmpty();
        }

        @Test
        void undoingANumberThatIsAnothersByNowIsRefused() throws SQLException {
            UUID changed = done(CaseKind.NUMBER_CHANGE, fields(MadeUp.document()));
            city.enrol(new ClaimedIdentity(MadeUp.name(), identity.document()), MadeUp.mobile());
            city.work().undo(changed, first, WHY);
            refused("taken-since", () -> city.work().undo(changed, second, WHY));
        }

        @Test
        void anEarlierChangeIsNotUndoneUnderALaterOne() {
            UUID earlier = done(CaseKind.NUMBER_CHANGE, fields(MadeUp.document()));
            UUID later = done(CaseKind.NUMBER_CHANGE, fields(MadeUp.document()));
            city.work().undo(earlier, first, WHY);
            refused("changed-since", () -> city.work().undo(earlier, second, WHY));
            undo(later);
            city.work().undo(earlier, second, WHY);
            assertThat(document(person)).isEqualTo(identity.document());
        }

        @Test
        void aNumberOfAnotherIsRefused() {
            ClaimedIdentity other = MadeUp.person();
            city.enrol(other, MadeUp.mobile());
            refused("number-held-elsewhere", () -> open(CaseKind.NUMBER_CHANGE, fields(other.document())));
        }

        @Test
        void aNewNameKeepsTheNumber() {
            String name = MadeUp.name().value();
            UUID changed = done(CaseKind.NAME_CHANGE, Map.of("realName", name));
            assertThat(city.subjects
                            .currentIdentity(person)
                            .orElseThrow()
                            .name()
                            .value())
                    .isEqualTo(name);
            assertThat(document(person)).isEqualTo(identity.document());
            undo(changed);
            assertThat(city.subjects.currentIdentity(person).orElseThrow().name())
                    .isEqualTo(identity.name());
        }

        @Test
        void aDuplicateNumberGoesToWhoKeepsIt() {
            ClaimedIdentity other = MadeUp.person();
            UUID holder = city.enrol(other, MadeUp.mobile());
            UUID settled = done(CaseKind.DUPLICATE_NUMBER, holder, fields(other.document()));
            assertThat(document(person)).isEqualTo(other.document());
            assertThat(city.subjects.currentIdentity(holder)).isEmpty();
            assertThat(city.level(holder)).isEqualTo("1");
            undo(settled);
            assertThat(document(holder)).isEqualTo(other.document());
            assertThat(document(person)).isEqualTo(identity.document());
        }

        @Test
        void aNameThatARegisterCannotCompareIsComparedByTwo() {
            Map<String, String> shown = new java.util.HashMap<>(fields(identity.document()));
            shown.put("realName", identity.name().value());
            done(CaseKind.NAME_NOT_COMPARABLE, shown);
            assertThat(city.level(person)).isEqualTo("4");
            shown.put("realName", MadeUp.name().value());
            refused("not-what-is-registered", () -> open(CaseKind.NAME_NOT_COMPARABLE, shown));
        }
    }

    @Nested
    class Mobiles {
        @Test
        void aLostMobileIsReplacedAndTheOldOneTold() {
            MobileNumber fresh = MadeUp.mobile();
            UUID opened = open(CaseKind.MOBILE_LOST, Map.of("mobile", fresh.value()));
            Outcome outcome = city.work().confirm(opened, second, WHY);
            assertThat(city.subjects.mobileOf(person)).contains(fresh);
            assertThat(outcome.messages())
                    .extracting(message -> message.kind() + " " + message.to().value())
                    .containsExactly("MOBILE_REPLACED " + mobile.value(), "MOBILE_GIVEN " + fresh.value());
            undo(opened);
            assertThat(city.subjects.mobileOf(person)).contains(mobile);
        }

        @Test
        void aReassignedNumberLeavesItsOldHolderInSilence() {
            MobileNumber theirs = MadeUp.mobile();
            UUID before = city.enrol(MadeUp.person(), theirs);
            UUID opened = open(CaseKind.MOBILE_REASSIGNED, Map.of("mobile", theirs.value()));
            Outcome outcome = city.work().confirm(opened, second, WHY);
            assertThat(city.subjects.mobileOf(person)).contains(theirs);
            assertThat(city.subjects.mobileOf(before)).isEmpty();
            assertThat(outcome.messages())
                    .extracting(message -> message.kind() + " " + message.to().value())
                    .as("the number is told that it is bound, not whose it was")
                    .containsExactly("MOBILE_REPLACED " + mobile.value(), "MOBILE_GIVEN " + theirs.value());
            assertThat(city.journal(before)).contains("case-carried-out");
            assertThat(city.cases.find(opened).orElseThrow().otherPersonId()).isEmpty();
        }

        @Test
        void recoveryForgetsTheOldSecretsAndCannotBeUndone() {
            UUID opened = open(CaseKind.RECOVERY, Map.of());
            Outcome outcome = city.work().confirm(opened, second, WHY);
            assertThat(city.accounts.forgotten).containsExactly(person.toString());
            assertThat(outcome.sessionsToEnd()).containsExactly(person.toString());
            refused("cannot-be-undone", () -> city.work().undo(opened, first, WHY));
        }
    }

    @Nested
    class OneHumanTwoAccounts {
        private final IdentityDocument passport = new IdentityDocument(
                DocumentType.PASSPORT, "CHN", "E" + (10_000_000 + Math.abs(hashCode() % 80_000_000)));
        private final MobileNumber theirs = MadeUp.mobile();
        private UUID other;

        @BeforeEach
        void enrolAgain() {
            other = city.enrol(new ClaimedIdentity(identity.name(), passport), theirs);
        }

        @Test
        void documentsAndEvidenceAreJoinedAndOneAccountLogsIn() {
            done(CaseKind.NAME_NOT_COMPARABLE, other, Optional.empty(), withName(passport));
            assertThat(city.level(other)).isEqualTo("4");
            done(CaseKind.MERGE, other, Map.of());
            assertThat(city.level(person)).isEqualTo("4");
            assertThat(city.subjects.statusOf(other)).contains(PersonStatus.MERGED);
            assertThat(city.subjects.holderOf(passport)).contains(person);
            assertThat(document(person))
                    .as("departments are told what was proven")
                    .isEqualTo(passport);
            assertThat(city.accounts.suspended).containsExactly(other.toString());
            assertThat(city.subjects.mobileOf(person)).contains(mobile);
            assertThat(city.subjects.accountsOf(Optional.of(mobile), List.of(passport)))
                    .as("either document leads to the account that logs in")
                    .containsExactly(person.toString());
        }

        @Test
        void theSplitRestoresExactly() {
            done(CaseKind.NAME_NOT_COMPARABLE, other, Optional.empty(), withName(passport));
            String before = rows();
            UUID merged = done(CaseKind.MERGE, other, Map.of("loginAccount", other.toString(), "mobileOf", "other"));
            assertThat(city.accounts.suspended).containsExactly(person.toString());
            assertThat(city.subjects.mobileOf(person)).contains(theirs);
            assertThat(rows()).isNotEqualTo(before);
            undo(merged);
            assertThat(rows()).isEqualTo(before);
            assertThat(city.accounts.suspended).isEmpty();
        }

        @Test
        void aMergeThatOtherCasesBuiltOnIsNotUndoneUnderThem() {
            UUID merged = done(CaseKind.MERGE, other, Map.of("mobileOf", "other"));
            done(CaseKind.MOBILE_LOST, Map.of("mobile", MadeUp.mobile().value()));
            city.work().undo(merged, first, WHY);
            refused("taken-since", () -> city.work().undo(merged, second, WHY));
        }

        @Test
        void anAccountOfSomebodyElseCannotSurvive() {
            UUID third = city.enrol(MadeUp.person(), MadeUp.mobile());
            refused("bad-login-account", () -> city.work()
                    .open(
                            CaseKind.MERGE,
                            person,
                            Optional.of(other),
                            new Particulars(Map.of("loginAccount", third.toString())),
                            first,
                            WHY));
        }

        private String rows() {
            return city.database.with(handle -> handle.createQuery("""
                            SELECT string_agg(line, E'\n' ORDER BY line) FROM (
                              SELECT 'person ' || p::text AS line FROM tongxing.natural_person p WHERE person_id IN (:one, :two)
                              UNION ALL SELECT 'account ' || a::text FROM tongxing.account a WHERE person_id IN (:one, :two)
                              UNION ALL SELECT 'name ' || n::text FROM tongxing.person_name n WHERE person_id IN (:one, :two)
                              UNION ALL SELECT 'document ' || i::text FROM tongxing.identifier i WHERE person_id IN (:one, :two)
                              UNION ALL SELECT 'contact ' || c::text FROM tongxing.contact c WHERE person_id IN (:one, :two)
                              UNION ALL SELECT 'verification ' || v::text FROM tongxing.verification v WHERE person_id IN (:one, :two)) lines""")
                    .bind("one", person)
                    .bind("two", other)
                    .mapTo(String.class)
                    .one());
        }
    }

    @Nested
    class Relatives {
        @Test
        void whatARelativeIsHandedIsOpenForThirtyDaysAfterDeathAndTwoOperators() {
            Map<String, String> relative = withName(MadeUp.document());
            relative.put("relation", "child");
            refused("person-not-deceased", () -> open(CaseKind.NEAR_RELATIVE, relative));
            done(CaseKind.DEATH_CONFIRMED, Map.of());
            UUID opened = open(CaseKind.NEAR_RELATIVE, relative);
            refused("not-in-that-state", () -> handOut().read(opened, first, WHY));
            city.work().confirm(opened, second, WHY);
            assertThat(handOut().read(opened, first, WHY).identity()).isPresent();
            assertThat(city.journal(person)).contains("relative-handed-out");
            clock.set(clock.instant().plus(Duration.ofDays(30)));
            refused("not-in-that-state", () -> handOut().read(opened, first, WHY));
        }

        private HandOut handOut() {
            return new HandOut(city.desk(), city.cases, city.trail);
        }

        @Test
        void aGuardianEnrolsAChildDecidesUntilFourteenAndSupervisesUntilEighteen() {
            IdentityDocument birth = MadeUp.bornOn(LocalDate.of(2020, 5, 4));
            Map<String, String> child = withName(birth);
            child.put("proof", "household register");
            UUID appointed = done(CaseKind.GUARDIAN, child);
            Guardians guardians = new Guardians(new PostgresGuardianships(city.database), city.subjects, clock);
            UUID ward = guardians.wardsOf(person).get(0).childId();
            assertThat(city.subjects.holderOf(birth)).contains(ward);
            assertThat(city.level(ward)).isEqualTo("4");
            assertThat(guardians.mayDecideFor(person, ward)).isTrue();
            clock.set(Instant.parse("2034-05-03T15:59:59Z"));
            assertThat(guardians.mayDecideFor(person, ward)).isTrue();
            clock.set(Instant.parse("2034-05-03T16:00:00Z"));
            assertThat(guardians.wardsOf(person)).containsExactly(new Guardians.Ward(ward, Phase.SUPERVISES));
            clock.set(Instant.parse("2038-05-03T16:00:00Z"));
            assertThat(guardians.wardsOf(person)).isEmpty();
            clock.set(Instant.parse("2026-11-23T08:00:00Z"));
            undo(appointed);
            assertThat(guardians.wardsOf(person)).isEmpty();
            assertThat(city.subjects.holderOf(birth)).isEmpty();
        }

        @Test
        void nobodyIsGuardianOfAnAdult() {
            UUID adult = city.enrol(MadeUp.person(), MadeUp.mobile());
            refused("of-age", () -> city.work()
                    .open(
                            CaseKind.GUARDIAN,
                            person,
                            Optional.of(adult),
                            new Particulars(Map.of("proof", "household register")),
                            first,
                            WHY));
        }

        @Test
        void aHelperHelpsInNamedMattersUntilEitherSideEndsIt() {
            UUID helper = city.enrol(MadeUp.person(), MadeUp.mobile());
            done(CaseKind.HELPER, helper, Map.of("matters", "pension,medical-insurance", "until", "2027-06-30"));
            Helping helping =
                    new Helping(new PostgresHelpStore(city.database), city.subjects, city.trail, city.ids, clock);
            assertThat(helping.mayHelp(helper, person, "pension")).isTrue();
            assertThat(helping.mayHelp(helper, person, "housing")).isFalse();
            assertThat(helping.mayHelp(person, helper, "pension")).isFalse();
            UUID help = helping.concerning(helper).get(0).helpId();
            assertThat(helping.end(help, UUID.randomUUID())).isFalse();
            assertThat(helping.end(help, helper)).isTrue();
            assertThat(helping.mayHelp(helper, person, "pension")).isFalse();
            assertThat(city.journal(person)).contains("helper-ended");
        }

        @Test
        void helpEndsByItself() {
            UUID helper = city.enrol(MadeUp.person(), MadeUp.mobile());
            Helping helping =
                    new Helping(new PostgresHelpStore(city.database), city.subjects, city.trail, city.ids, clock);
            Instant until = clock.instant().plus(Duration.ofDays(10));
            helping.name(person, helper, Set.of("pension"), until);
            clock.set(until);
            assertThat(helping.mayHelp(helper, person, "pension")).isFalse();
        }
    }

    @Nested
    class Looking {
        @Test
        void everySearchAndLookIsInTheHistoryOfThePersonFound() {
            assertThat(city.lookUp().byDocument(identity.document(), first, WHY))
                    .contains(person);
            assertThat(city.lookUp().byMobile(mobile, first, WHY)).contains(person);
            assertThat(city.lookUp().view(person, first, WHY)).isPresent();
            assertThat(city.journal(person)).contains("person-searched", "person-searched", "person-viewed");
        }

        @Test
        void nobodyWalksThroughTheCity() {
            for (int look = 0; look < 300; look++) {
                city.lookUp().byMobile(MadeUp.mobile(), first, WHY);
            }
            refused("limited", () -> city.lookUp().byMobile(mobile, first, WHY));
            assertThat(city.lookUp().byMobile(mobile, second, WHY)).contains(person);
        }
    }

    private UUID open(CaseKind kind, Map<String, String> particulars) {
        return city.work()
                .open(kind, person, Optional.empty(), new Particulars(particulars), first, WHY)
                .caseId();
    }

    private UUID done(CaseKind kind, Map<String, String> particulars) {
        return done(kind, person, Optional.empty(), particulars);
    }

    private UUID done(CaseKind kind, UUID other, Map<String, String> particulars) {
        return done(kind, person, Optional.of(other), particulars);
    }

    private UUID done(CaseKind kind, UUID who, Optional<UUID> other, Map<String, String> particulars) {
        UUID opened = city.work()
                .open(kind, who, other, new Particulars(particulars), first, WHY)
                .caseId();
        city.work().confirm(opened, second, WHY);
        return opened;
    }

    private void undo(UUID caseId) {
        city.work().undo(caseId, first, WHY);
        city.work().undo(caseId, second, WHY);
    }

    private CaseState state(UUID caseId) {
        return city.cases.find(caseId).orElseThrow().state();
    }

    private IdentityDocument document(UUID who) {
        return city.subjects.currentIdentity(who).orElseThrow().document();
    }

    private Map<String, String> withName(IdentityDocument document) {
        Map<String, String> fields = new java.util.HashMap<>(fields(document));
        fields.put("realName", identity.name().value());
        return fields;
    }

    private static Map<String, String> fields(IdentityDocument document) {
        return Map.of(
                "documentType", document.type().code(),
                "documentNumber", document.number(),
                "issuingState", document.issuer());
    }

    private static List<Announcement.Kind> told(Outcome outcome) {
        return outcome.messages().stream().map(Announcement::kind).toList();
    }

    private static Operator operator(Optional<UUID> ownPerson) {
        return new Operator(UUID.randomUUID().toString(), "市民中心", ownPerson);
    }

    private static void refused(String code, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(CaseRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
