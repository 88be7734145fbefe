package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.proofing.postgres.PostgresVerificationStore;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.HeldValue;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of names and numbers over the years, and of what proved them. */
class VersionedIdentifiersTest {
    private static final Instant ENROLLED = Instant.parse("2026-01-01T08:00:00Z");
    private static final PersonName NAME = new PersonName("金喜善");
    private static KeyNode node;
    private static int mobiles;

    @BeforeAll
    static void database() throws SQLException {
        node = KeyNode.start(SchemaOnly.own("versions"));
    }

    @Test
    void aNewNumberOfTheSameTypeEndsTheOldOneAndPointsAtIt() {
        IdentityDocument card2017 = document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "KOR370292081533", null);
        IdentityDocument card2023 = document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "937410199208150017", null);
        UUID person = enrol(NAME, card2017);
        UUID first = prove(person, NAME, card2017, ENROLLED.plusSeconds(60));
        UUID second = prove(person, NAME, card2023, ENROLLED.plusSeconds(3600));

        assertThat(current(person).document()).isEqualTo(card2023);
        List<HeldValue> cards = kind(person, "foreign-permanent-resident");
        assertThat(cards).hasSize(2);
        assertThat(cards.get(0).validTo()).contains(ENROLLED.plusSeconds(3600));
        assertThat(cards.get(0).setBy()).contains(first);
        assertThat(cards.get(1).validTo()).isEmpty();
        assertThat(cards.get(1).setBy()).contains(second);
        assertThat(cards.get(1).replaces()).contains(cards.get(0).id());
        assertThat(cards).extracting(HeldValue::masked).containsExactly("K*************3", "9****************7");
        assertThat(accounts("KOR370292081533")).isEmpty();
        assertThat(accounts("937410199208150017")).containsExactly(person.toString());
        UUID stranger = enrol(NAME, card2017);
        assertThat(stranger).as("a number that ended is free").isNotNull();
    }

    @Test
    void aDocumentOfAnotherTypeStandsBesideTheFirstAndTheLatestEvidenceShows() {
        IdentityDocument permit = document(DocumentType.HK_MO_TRAVEL_PERMIT, "H1234567801", null);
        IdentityDocument residence = document(DocumentType.HK_MO_RESIDENCE_PERMIT, "810000199408230021", null);
        UUID person = enrol(NAME, permit);
        prove(person, NAME, permit, ENROLLED.plusSeconds(60));
        prove(person, NAME, residence, ENROLLED.plusSeconds(120));

        assertThat(current(person).document()).isEqualTo(residence);
        assertThat(accounts("H12345678")).containsExactly(person.toString());
        assertThat(accounts("810000199408230021")).containsExactly(person.toString());
        prove(person, NAME, permit, ENROLLED.plusSeconds(180));
        assertThat(current(person).document()).isEqualTo(permit);
        assertThat(held(person)).as("evidence for both documents counts").hasSize(3);
        assertThat(kind(person, "hk-mo-travel-permit")).hasSize(1);
    }

    @Test
    void theEvidenceThatFirstConfirmedAValueIsKept() {
        IdentityDocument passport = document(DocumentType.PASSPORT, "L898902C3", "USA");
        UUID person = enrol(NAME, passport);
        assertThat(values(person)).allSatisfy(value -> assertThat(value.setBy()).isEmpty());
        UUID first = prove(person, NAME, passport, ENROLLED.plusSeconds(60));
        prove(person, NAME, passport, ENROLLED.plusSeconds(120));

        assertThat(kind(person, "passport").get(0).setBy()).contains(first);
        assertThat(kind(person, "name").get(0).setBy()).contains(first);
        PersonName married = new PersonName("金喜善李");
        UUID third = prove(person, married, passport, ENROLLED.plusSeconds(180));
        assertThat(kind(person, "name")).hasSize(2);
        assertThat(kind(person, "name").get(1).setBy()).contains(third);
        assertThat(held(person)).as("proven under the former name").hasSize(1);
    }

    @Test
    void aPassportOfAnyStateIsFoundByItsNumberAloneUnlessTwoPeopleHoldIt() {
        UUID american = enrol(NAME, document(DocumentType.PASSPORT, "P12345", "USA"));
        assertThat(accounts("p12345")).containsExactly(american.toString());
        UUID german = enrol(NAME, document(DocumentType.PASSPORT, "P12345", "DEU"));
        assertThat(accounts("P12345")).containsExactlyInAnyOrder(american.toString(), german.toString());
    }

    @Test
    void fifteenDigitsFindThePerson() {
        UUID person = enrol(NAME, document(DocumentType.RESIDENT_ID, "370299198001011127", null));
        assertThat(accounts("370299800101112")).containsExactly(person.toString());
    }

    @Test
    void aNumberOfSomebodyElseIsTakenForANewTypeToo() {
        IdentityDocument taken = document(DocumentType.TW_TRAVEL_PERMIT, "12345678", null);
        enrol(NAME, taken);
        UUID person = enrol(NAME, document(DocumentType.PASSPORT, "X7654321", "KAZ"));
        assertThatThrownBy(() -> prove(person, NAME, taken, ENROLLED)).isInstanceOf(IdentifierTakenException.class);
        assertThat(current(person).document().type()).isEqualTo(DocumentType.PASSPORT);
    }

    private static synchronized UUID enrol(PersonName name, IdentityDocument document) {
        UUID person = UUID.randomUUID();
        Enrolment enrolment = new Enrolment(name, document, new MobileNumber("138%08d".formatted(mobiles++)), "secret");
        node.fresh(on -> {
            subjects(on).add(person, person.toString(), enrolment, ENROLLED);
            return true;
        });
        return person;
    }

    private static UUID prove(UUID person, PersonName name, IdentityDocument document, Instant at) {
        UUID verification = UUID.randomUUID();
        return node.fresh(on -> {
            CurrentIdentity identity =
                    subjects(on).replaceIdentity(person, new ClaimedIdentity(name, document), verification, at);
            new PostgresVerificationStore(on)
                    .save(
                            verification,
                            person,
                            Optional.of(identity),
                            new ConfirmedEvidence(EvidenceType.TWO_ELEMENT, "organ", "register", "check", at),
                            at);
            return verification;
        });
    }

    private static CurrentIdentity current(UUID person) {
        return node.fresh(on -> subjects(on).currentIdentity(person).orElseThrow());
    }

    private static List<?> held(UUID person) {
        return node.fresh(on -> new PostgresVerificationStore(on).held(person));
    }

    private static List<HeldValue> values(UUID person) {
        return node.fresh(on -> subjects(on).identifiersOf(person));
    }

    private static List<HeldValue> kind(UUID person, String kind) {
        return values(person).stream()
                .filter(value -> value.kind().equals(kind))
                .toList();
    }

    private static List<String> accounts(String typed) {
        return node.fresh(on -> subjects(on).accountsOf(Optional.empty(), IdentityDocument.candidates(typed)));
    }

    private static PostgresSubjectStore subjects(Database on) {
        return node.subjects(on);
    }

    private static IdentityDocument document(DocumentType type, String number, String issuer) {
        return ((DocumentReading.Accepted) IdentityDocument.read(type, number, issuer)).document();
    }
}
