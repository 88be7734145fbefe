package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.proofing.Claim;
import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.ExternalKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvingTest {
    private final SetClock clock = new SetClock();
    private final ClaimedIdentity registered = MadeUp.person();
    private Connection connection;
    private City city;
    private UUID person;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        city = new City(connection, clock);
        person = city.enrol(registered, MadeUp.mobile());
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void twoPiecesTogetherGiveWhatNeitherGivesAlone() {
        prove(EvidenceType.BANK_4);
        assertThat(city.level(person)).isEqualTo("2");

        prove(EvidenceType.CARRIER_3);
        assertThat(city.level(person)).isEqualTo("3");
        assertThat(city.journal(person)).filteredOn("identity-proven"::equals).hasSize(2);
    }

    @Test
    void certificateCountsUntilItRunsOut() {
        Instant end = clock.instant().plus(Duration.ofDays(20));
        conclude(
                EvidenceType.CERTIFICATE,
                Optional.of(registered),
                new EvidenceOutcome.Confirmed(new ConfirmedEvidence(
                        EvidenceType.CERTIFICATE, "CA", "certificates", "1", clock.instant(), Optional.of(end))));
        assertThat(city.proving().assess(person).until()).contains(end);

        clock.set(end);
        assertThat(city.level(person)).isEqualTo("1");
    }

    @Test
    void evidenceThatIsTakenBackStopsCounting() {
        prove(EvidenceType.FACE);
        UUID verification = city.verifications.held(person).get(0).verificationId();

        assertThat(city.proving().withdraw(person, verification, "wrong-person", "operator-1"))
                .isTrue();
        assertThat(city.level(person)).isEqualTo("1");
        assertThat(city.proving().withdraw(person, verification, "wrong-person", "operator-1"))
                .as("a second time")
                .isFalse();
        assertThat(city.proving().withdraw(city.ids.uuid(), verification, "wrong-person", "operator-1"))
                .as("of somebody else")
                .isFalse();
        assertThat(city.journal(person)).contains("evidence-withdrawn");
    }

    @Test
    void sourceThatNamesNobodyVouchesForWhoHasNoNumber() {
        UUID unnamed = city.enrolUnnamed();
        ExternalKey key = new ExternalKey("ctid", "code-" + unnamed);
        conclude(unnamed, EvidenceType.CTID, Optional.empty(), vouches(EvidenceType.CTID, key));

        assertThat(city.level(unnamed)).isEqualTo("2");
        assertThat(city.externalKeys.holder(key)).contains(unnamed);
        assertThat(city.proving().registered(unnamed)).isEmpty();
    }

    @Test
    void numberThatIsSaidLaterIsNotVouchedForByWhatNeverSawIt() {
        UUID unnamed = city.enrolUnnamed();
        ClaimedIdentity said = MadeUp.person();
        ExternalKey key = new ExternalKey("ctid", "code-" + unnamed);
        conclude(unnamed, EvidenceType.CTID_FACE, Optional.empty(), vouches(EvidenceType.CTID_FACE, key));
        assertThat(city.level(unnamed)).isEqualTo("3");

        conclude(unnamed, EvidenceType.TWO_ELEMENT, Optional.of(said), confirmed(EvidenceType.TWO_ELEMENT));
        assertThat(city.level(unnamed)).as("only the pair was compared").isEqualTo("2");
    }

    @Test
    void sourceKnowsOnePersonByOneKey() {
        ExternalKey key = new ExternalKey("ctid", "code-" + person);
        city.externalKeys.link(person, key, clock.instant());
        UUID other = city.enrol(MadeUp.person(), MadeUp.mobile());
        Claim claim = new Claim(other, EvidenceType.CTID, Optional.empty());
        UUID attempt = city.proving().begin(claim).orElseThrow().attemptId();

        assertThatThrownBy(() -> city.proving().conclude(attempt, claim, vouches(EvidenceType.CTID, key)))
                .isInstanceOfSatisfying(IdentifierTakenException.class, taken -> assertThat(taken.what())
                        .isEqualTo(IdentifierTakenException.What.EXTERNAL_KEY));
        assertThat(city.externalKeys.holder(new ExternalKey("province", "code-" + person)))
                .as("the same text of another source")
                .isEmpty();
    }

    @Test
    void newKeyOfASourceReplacesTheOldOne() {
        ExternalKey before = new ExternalKey("ctid", "before-" + person);
        ExternalKey after = new ExternalKey("ctid", "after-" + person);
        city.externalKeys.link(person, before, clock.instant());
        city.externalKeys.link(person, before, clock.instant());
        city.externalKeys.link(person, after, clock.instant());

        assertThat(city.externalKeys.holder(before)).isEmpty();
        assertThat(city.externalKeys.holder(after)).contains(person);
    }

    @Test
    void sourceThatTellsAnotherPersonProvesNothingOfThisOne() {
        prove(EvidenceType.FACE);
        Claim claim = new Claim(person, EvidenceType.PROVINCE, Optional.empty());
        UUID attempt = city.proving().begin(claim).orElseThrow().attemptId();
        city.proving()
                .conclude(
                        attempt,
                        claim,
                        new EvidenceOutcome.Confirmed(
                                evidence(EvidenceType.PROVINCE), Optional.of(MadeUp.person()), Optional.empty()));

        assertThat(city.proving().attempt(attempt).orElseThrow().state()).isEqualTo(ProofingAttempt.State.REFUSED);
        assertThat(city.proving().registered(person).orElseThrow().name()).isEqualTo(registered.name());
        assertThat(city.journal(person)).contains("identity-not-confirmed:mismatch");
    }

    @Test
    void provenPersonIsNotLentANamesakesNumber() {
        prove(EvidenceType.TWO_ELEMENT);
        LocalDate birth = registered.document().birthdate().orElseThrow();
        ClaimedIdentity namesake = new ClaimedIdentity(registered.name(), MadeUp.bornOn(birth.plusYears(1)));
        ClaimedIdentity traveller = new ClaimedIdentity(
                registered.name(), new IdentityDocument(DocumentType.HK_MO_TRAVEL_PERMIT, "", "H00000007"));

        assertThat(city.proving().mayClaim(person, registered)).isTrue();
        assertThat(city.proving().mayClaim(person, namesake)).isFalse();
        assertThat(city.proving().mayClaim(person, traveller))
                .as("a number that tells no birth, with nothing but a name in common")
                .isFalse();
        assertThat(city.proving().mayClaim(person, new ClaimedIdentity(MadeUp.name(), registered.document())))
                .as("another name")
                .isFalse();
    }

    @Test
    void personOfWhomNothingIsProvenMayCorrectAnything() {
        ClaimedIdentity corrected = MadeUp.person();
        assertThat(city.proving().mayClaim(person, corrected)).isTrue();
        conclude(EvidenceType.TWO_ELEMENT, Optional.of(corrected), confirmed(EvidenceType.TWO_ELEMENT));

        assertThat(city.proving().registered(person).orElseThrow().document()).isEqualTo(corrected.document());
        assertThat(city.level(person)).isEqualTo("2");
    }

    private void prove(EvidenceType type) {
        conclude(type, Optional.of(registered), confirmed(type));
    }

    private void conclude(EvidenceType type, Optional<ClaimedIdentity> identity, EvidenceOutcome outcome) {
        conclude(person, type, identity, outcome);
    }

    private void conclude(UUID whom, EvidenceType type, Optional<ClaimedIdentity> identity, EvidenceOutcome outcome) {
        Claim claim = new Claim(whom, type, identity);
        UUID attempt = city.proving().begin(claim).orElseThrow().attemptId();
        city.proving().conclude(attempt, claim, outcome);
    }

    private EvidenceOutcome.Confirmed confirmed(EvidenceType type) {
        return new EvidenceOutcome.Confirmed(evidence(type));
    }

    private EvidenceOutcome.Confirmed vouches(EvidenceType type, ExternalKey key) {
        return new EvidenceOutcome.Confirmed(evidence(type), Optional.empty(), Optional.of(key));
    }

    private ConfirmedEvidence evidence(EvidenceType type) {
        return new ConfirmedEvidence(type, "authority", "register", "check-1", clock.instant());
    }
}
