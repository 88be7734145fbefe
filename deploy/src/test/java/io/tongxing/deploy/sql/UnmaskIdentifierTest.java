package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.platform.postgres.PostgresAttemptLimits;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.LooksAtMe;
import io.tongxing.identity.subject.OperatorLook;
import io.tongxing.identity.subject.OperatorLook.Field;
import io.tongxing.identity.subject.OperatorLook.Reason;
import io.tongxing.identity.subject.UnmaskIdentifier;
import io.tongxing.identity.subject.UnmaskIdentifier.Request;
import io.tongxing.identity.subject.UnmaskIdentifier.Unmasked;
import io.tongxing.identity.subject.postgres.PostgresOperatorLooks;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnmaskIdentifierTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    private static final Enrolment SOMEBODY = new Enrolment(
            new PersonName("张三"),
            new IdentityDocument(DocumentType.RESIDENT_ID, "", "370299199001015018"),
            new MobileNumber("13900000001"),
            "secret");
    private static final UUID PERSON = UUID.randomUUID();
    private static KeyNode node;

    private final List<AuditEvent> journal = new ArrayList<>();

    @BeforeAll
    static void database() throws SQLException {
        node = KeyNode.start(SchemaOnly.own("unmask"));
        node.fresh(on -> {
            node.subjects(on).add(PERSON, PERSON.toString(), SOMEBODY, NOW.instant());
            return true;
        });
    }

    @Test
    void whatWasAskedForIsShownAndTheResidentSeesThatItWas() {
        Optional<Unmasked> seen = look("clerk-1", Set.of(Field.DOCUMENTS, Field.MOBILE), "why it was needed");

        assertThat(seen.orElseThrow().documents()).containsExactly(SOMEBODY.document());
        assertThat(seen.orElseThrow().mobile()).contains(SOMEBODY.mobile());
        assertThat(seen.orElseThrow().name()).as("not asked for").isEmpty();
        List<OperatorLook> mine = node.fresh(on -> new LooksAtMe(looks(on)).of(PERSON));
        assertThat(mine).anySatisfy(one -> {
            assertThat(one.operatorId()).isEqualTo("clerk-1");
            assertThat(one.reason()).isEqualTo(Reason.CASE_WORK);
            assertThat(one.caseReference()).isEqualTo("case-7");
            assertThat(one.fields()).containsExactlyInAnyOrder(Field.DOCUMENTS, Field.MOBILE);
        });
        assertThat(journal).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("identifier-unmasked");
            assertThat(event.personId()).isEqualTo(PERSON);
            assertThat(event.facts()).containsEntry("operator", "clerk-1").containsEntry("fields", "documents mobile");
            assertThat(event.toString()).doesNotContain("3702", "139", "why it was needed");
        });
    }

    @Test
    void theNoteIsSealed() {
        look("clerk-2", Set.of(Field.NAME), "a note about somebody");
        String notes = node.stale(on -> on.with(handle -> handle.createQuery(
                        "SELECT string_agg(encode(note_sealed, 'escape'), '') FROM tongxing.operator_look")
                .mapTo(String.class)
                .one()));
        assertThat(notes).doesNotContain("somebody");
    }

    @Test
    void anOperatorLooksAtFiftyPeopleADay() {
        for (int i = 0; i < 50; i++) {
            assertThat(look("clerk-3", Set.of(Field.NAME), "")).isPresent();
        }
        journal.clear();
        assertThat(look("clerk-3", Set.of(Field.NAME), "")).isEmpty();
        assertThat(journal).singleElement().satisfies(event -> assertThat(event.reason())
                .isEqualTo("limit"));
        assertThat(look("clerk-4", Set.of(Field.NAME), "")).isPresent();
    }

    @Test
    void aLookNeedsACaseAndAShortNote() {
        assertThatThrownBy(() -> request("clerk", Set.of(), "case", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request("clerk", Set.of(Field.NAME), " ", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request("clerk", Set.of(Field.NAME), "case", "字".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Reason.fromCode("curiosity")).isEmpty();
    }

    private Optional<Unmasked> look(String operator, Set<Field> fields, String note) {
        return node.fresh(on -> new UnmaskIdentifier(
                        node.subjects(on),
                        looks(on),
                        new PostgresAttemptLimits(on, node.ring(), NOW),
                        journal::add,
                        node.ids(),
                        NOW)
                .look(request(operator, fields, "case-7", note)));
    }

    private static Request request(String operator, Set<Field> fields, String reference, String note) {
        return new Request(operator, PERSON, fields, Reason.CASE_WORK, reference, note);
    }

    private static PostgresOperatorLooks looks(Database on) {
        return new PostgresOperatorLooks(on, node.ring());
    }
}
