package io.tongxing.identity.proofing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Confirmed;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.ExternalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of source sends, and what it makes of answers that only it gets. */
class AuthorityVerifierTest {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private final ScriptedAuthority authority = new ScriptedAuthority(null);

    @AfterEach
    void closeAuthority() {
        authority.close();
    }

    @Test
    void cardIsComparedByBothItsDatesAndEndsWithItsLastDay() {
        EvidenceOutcome outcome =
                verify(SourceKind.FOUR_ELEMENT_ID, Map.of("validFrom", "2020-03-04", "validTo", "2099-03-04"));

        assertThat(asked().path("validFrom").asText()).isEqualTo("2020-03-04");
        assertThat(asked().path("validTo").asText()).isEqualTo("2099-03-04");
        assertThat(confirmed(outcome).evidence().notAfter()).hasValue(Instant.parse("2099-03-04T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "long-term", "长期"})
    void cardForLifeIsAskedAboutAsOne(String validTo) {
        EvidenceOutcome outcome =
                verify(SourceKind.FOUR_ELEMENT_ID, Map.of("validFrom", "2020-03-04", "validTo", validTo));

        assertThat(asked().path("validTo").asText()).isEqualTo("long-term");
        assertThat(confirmed(outcome).evidence().notAfter()).isEmpty();
    }

    @Test
    void cardThatHasRunOutProvesNothingThoughTheRegisterKnowsIt() {
        assertThat(verify(SourceKind.FOUR_ELEMENT_ID, Map.of("validFrom", "2000-03-04", "validTo", "2020-03-04")))
                .isEqualTo(new NotConfirmed(Reason.DOCUMENT_NOT_VALID));
    }

    @Test
    void mobileAndCardAreSentInTheirOneForm() {
        verify(SourceKind.BANK_4, Map.of("bankCard", "6299 9900 0000 0000 001", "mobile", "+86 154 0000 0001"));

        assertThat(asked().path("bankCard").asText()).isEqualTo("6299990000000000001");
        assertThat(asked().path("mobile").asText()).isEqualTo("15400000001");
    }

    @Test
    void bankIsNeverAskedAboutThreeElementsInsteadOfFour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verify(SourceKind.BANK_4, Map.of("bankCard", "6299990000000000001")))
                .withMessageContaining("mobile");
        assertThat(authority.questions()).isEmpty();
    }

    @Test
    void issuerOfAPassportIsAskedAbout() {
        source(SourceKind.IMMIGRATION)
                .verify(
                        TestPersons.passportHolder(),
                        presented(SourceKind.IMMIGRATION, Map.of("birthdate", "1990-03-07", "validTo", "2099-03-04")));

        assertThat(asked().path("issuingState").asText())
                .isEqualTo(TestPersons.passportHolder().document().issuer());
    }

    @Test
    void everySourceSaysWhichDocumentsItKnows() {
        assertThat(accepted(SourceKind.IMMIGRATION))
                .containsExactlyInAnyOrder(
                        DocumentType.PASSPORT,
                        DocumentType.HK_MO_TRAVEL_PERMIT,
                        DocumentType.TW_TRAVEL_PERMIT,
                        DocumentType.FOREIGN_PERMANENT_RESIDENT);
        assertThat(accepted(SourceKind.FACE))
                .doesNotContain(DocumentType.PASSPORT, DocumentType.FOREIGN_PERMANENT_RESIDENT)
                .contains(DocumentType.RESIDENT_ID, DocumentType.HK_MO_TRAVEL_PERMIT);
        assertThat(accepted(SourceKind.CTID)).doesNotContain(DocumentType.PASSPORT);
        assertThat(accepted(SourceKind.TWO_ELEMENT)).containsExactlyInAnyOrder(DocumentType.values());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', credential, ctid",
        "secret, '', credential-password, ctid",
        "'', sample, credential-face, ctid-face",
        "secret, sample, credential-password-face, ctid-face"
    })
    void networkIdentityIsLookedAtAsItWasShown(String password, String sample, String mode, String proven) {
        Confirmed confirmed = confirmed(verify(
                SourceKind.CTID,
                Map.of("networkCredential", "0A1B", "networkPassword", password, "faceSample", sample)));

        assertThat(asked().path("mode").asText()).isEqualTo(mode);
        assertThat(asked().path("organizationId").asText()).isEqualTo("of-organizationId");
        assertThat(asked().has("networkPassword")).isEqualTo(!password.isEmpty());
        assertThat(asked().has("faceSample")).isEqualTo(!sample.isEmpty());
        assertThat(confirmed.evidence().type().code()).isEqualTo(proven);
        assertThat(confirmed.key()).hasValue(new ExternalKey("ctid", "code-of-match"));
    }

    @Test
    void networkIdentityIsKnownWithoutANameAndTellsNone() {
        EvidenceVerifier ctid = source(SourceKind.CTID);

        Confirmed confirmed = confirmed(ctid.identify(presented(SourceKind.CTID, Map.of("networkCredential", "0A1B"))));

        assertThat(ctid.identifies()).isTrue();
        assertThat(asked().has("name") || asked().has("documentType") || asked().has("documentNumber"))
                .isFalse();
        assertThat(confirmed.identity()).isEmpty();
        assertThat(confirmed.key()).isPresent();
    }

    @Test
    void networkIdentityWithoutACodeIsNoAnswer() {
        authority.twists(answer -> answer.remove("applicationCode"));

        assertUnavailable(
                source(SourceKind.CTID).identify(presented(SourceKind.CTID, Map.of("networkCredential", "0A1B"))),
                Unavailable.BAD_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "organization, ''",
        "checkId, ' '",
        "checkedAt, yesterday",
        "checkedAt, 2999-01-01T00:00:00Z",
        "checkedAt, 2001-01-01T00:00:00Z",
        "checkedAt, 2026-11-22T10:00:00"
    })
    void confirmationThatCannotBeFoundAgainIsNoAnswer(String field, String value) {
        authority.twists(answer -> answer.put(field, value));

        assertUnavailable(verify(SourceKind.TWO_ELEMENT, Map.of()), Unavailable.BAD_ANSWER);
    }

    @Test
    void novelInsteadOfAnOrganizationIsNoAnswer() {
        authority.twists(answer -> answer.put("organization", "x".repeat(201)));

        assertUnavailable(verify(SourceKind.TWO_ELEMENT, Map.of()), Unavailable.BAD_ANSWER);
    }

    @Test
    void nothingOfThePersonIsEverLogged() {
        Set<String> secrets = new HashSet<>(Set.of(
                TestPersons.zhangWei().name().value(),
                TestPersons.zhangWei().document().number(),
                "SAMPLE-OF-A-FACE",
                "CREDENTIAL",
                "PASSWORD"));
        Map<String, String> fields = Map.of(
                "networkCredential", "CREDENTIAL", "networkPassword", "PASSWORD", "faceSample", "SAMPLE-OF-A-FACE");
        List<String> lines = logged(() -> {
            // An authority that repeats all it was asked in every place of its answer.
            authority.twists(
                    answer -> answer.put("organization", authority.questions().toString()));
            for (RegisterBehaviour behaviour : RegisterBehaviour.values()) {
                if (behaviour != RegisterBehaviour.SLOW && behaviour != RegisterBehaviour.TRICKLING) {
                    authority.behaves(behaviour);
                    verify(SourceKind.CTID, fields);
                    secrets.add(asked().path("requestId").asText());
                }
            }
        });

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(secrets).noneMatch(line::contains));
        assertThat(lines).anyMatch(line -> line.contains("reason=other-person evidence=ctid"));
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(recorder);
        try {
            work.run();
        } finally {
            root.removeHandler(recorder);
        }
        return lines;
    }

    private EvidenceVerifier source(SourceKind kind) {
        return BuiltInSource.of(kind, TIME_LIMIT).asking(authority);
    }

    private EvidenceOutcome verify(SourceKind kind, Map<String, String> fields) {
        return source(kind).verify(TestPersons.zhangWei(), presented(kind, fields));
    }

    private static EvidencePresentation presented(SourceKind kind, Map<String, String> fields) {
        return new EvidencePresentation(kind.evidenceType(), fields);
    }

    private Set<DocumentType> accepted(SourceKind kind) {
        EvidenceVerifier source = source(kind);
        Set<DocumentType> accepted = new HashSet<>(Set.of(DocumentType.values()));
        accepted.removeIf(type -> !source.accepts(type));
        return accepted;
    }

    private JsonNode asked() {
        List<JsonNode> questions = authority.questions();
        return questions.get(questions.size() - 1);
    }

    private static Confirmed confirmed(EvidenceOutcome outcome) {
        return assertThat(outcome).asInstanceOf(type(Confirmed.class)).actual();
    }

    private static void assertUnavailable(EvidenceOutcome outcome, String cause) {
        assertThat(outcome)
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isEqualTo(cause);
    }
}
