package io.tongxing.identity.proofing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.exchange.Limits;
import io.tongxing.identity.proofing.authority.mapping.MappingFile;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Confirmed;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.ExternalKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provincial platform by ticket, token and user information, held to the contract of all sources. */
class ProvinceVerifierTest extends EvidenceVerifierContractTest {
    private final ScriptedAuthority platform = new ScriptedAuthority(null);
    private final ProvinceVerifier verifier = newVerifier();
    private final ClaimedIdentity zhangWei = TestPersons.zhangWei();

    @BeforeEach
    void knowZhangWei() {
        platform.twists(answer -> knows(answer, zhangWei, "2"));
    }

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    @Override
    protected final ProvinceVerifier verifier() {
        return verifier;
    }

    private ProvinceVerifier newVerifier() {
        URI root = platform.address().resolve("/platform/");
        return new ProvinceVerifier(
                new ProvinceVerifier.Platform(
                        root,
                        URI.create("https://login.example/platform"),
                        new MappingFile(Optional.empty(), "province", SourceKind.PROVINCE.vocabulary()).province(),
                        Map.of("appId", "city & co")),
                new AuthorityClient(
                        "province", new Limits(timeLimit(), 32, 5, Duration.ofMinutes(1)), MessageSignature.NONE),
                new Ids(),
                Clock.systemUTC());
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofMillis(400);
    }

    @Override
    protected void registerBehaves(RegisterBehaviour behaviour) {
        platform.behaves(behaviour);
    }

    @Override
    protected EvidencePresentation presentation() {
        return new EvidencePresentation(EvidenceType.PROVINCE, Map.of("ticket", "a-ticket"));
    }

    /** A platform knows who has logged in; it does not look for a number, or at a card. */
    @Override
    protected Set<RegisterBehaviour> shown() {
        return EnumSet.complementOf(EnumSet.of(RegisterBehaviour.NOT_FOUND, RegisterBehaviour.DOCUMENT_NOT_VALID));
    }

    @Test
    void browserIsSentToTheLoginWithWhatBringsItBack() {
        assertThat(verifier.visit(URI.create("https://id.example/back?a=1&b=2"), "s/1"))
                .hasValue(URI.create("https://login.example/platform/login?appId=city+%26+co"
                        + "&returnUrl=https%3A%2F%2Fid.example%2Fback%3Fa%3D1%26b%3D2&state=s%2F1"));
    }

    @ParameterizedTest
    @CsvSource({"2, province", "3, province-high"})
    void gradeOfThePlatformDecidesWhatIsProven(String grade, String code) {
        platform.twists(answer -> knows(answer, zhangWei, grade));

        Confirmed confirmed = confirmed(verifier.identify(presentation()));

        assertThat(confirmed.evidence().type().code()).isEqualTo(code);
        assertThat(confirmed.identity()).hasValue(zhangWei);
        assertThat(confirmed.key()).hasValue(new ExternalKey("province", "user-1"));
    }

    @Test
    void basicGradeIsNoEvidence() {
        platform.twists(answer -> knows(answer, zhangWei, "1"));

        assertThat(verifier.identify(presentation())).isEqualTo(new NotConfirmed(Reason.NOT_PROVEN_ENOUGH));
        assertThat(verifier.verify(zhangWei, presentation())).isEqualTo(new NotConfirmed(Reason.NOT_PROVEN_ENOUGH));
    }

    @Test
    void anotherPersonsLoginThereProvesNothingHere() {
        platform.twists(answer -> knows(answer, TestPersons.otherZhangWei(), "3"));

        assertThat(verifier.verify(zhangWei, presentation())).isEqualTo(new NotConfirmed(Reason.MISMATCH));
    }

    @Test
    void passportIsTheSameThoughThePlatformDoesNotSayWhoseItIs() {
        ClaimedIdentity foreign = TestPersons.passportHolder();
        platform.twists(answer -> knows(answer, foreign, "2").put("documentType", "414"));

        assertThat(confirmed(verifier.verify(foreign, presentation())).identity())
                .hasValue(foreign);
    }

    @Test
    void ticketThatThePlatformDoesNotKnowIsTheOneThatIsNotValid() {
        platform.refuses("invalid-ticket");

        assertThat(verifier.identify(presentation())).isEqualTo(new NotConfirmed(Reason.PROOF_NOT_VALID));
        assertThat(platform.questions())
                .as("without a token nobody is asked for")
                .hasSize(1);
    }

    @Test
    void otherRefusalIsNoAnswerAboutThePerson() {
        platform.refuses("unknown-application");

        assertThat(verifier.identify(presentation()))
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isEqualTo(Unavailable.BAD_STATUS);
    }

    @Test
    void tokenOfAnotherQuestionIsNotUsed() {
        platform.twists(answer -> answer.put("requestId", "an-earlier-one"));

        assertThat(verifier.identify(presentation())).isInstanceOf(Unavailable.class);
        assertThat(platform.questions()).hasSize(1);
    }

    @Test
    void bothQuestionsShareOneTimeLimit() {
        platform.answersAfter(Duration.ofMillis(250));

        assertThat(verifier.identify(presentation()))
                .asInstanceOf(type(Unavailable.class))
                .extracting(Unavailable::cause)
                .isEqualTo(Unavailable.TIMEOUT);
        assertThat(platform.questions()).hasSize(2);
    }

    /** Everything that the contract wants to see said in the words of a platform. */
    private static ObjectNode knows(ObjectNode answer, ClaimedIdentity person, String grade) {
        ClaimedIdentity told = answer.path("result").asText().equals("mismatch") ? TestPersons.ouyangNa() : person;
        answer.put("accessToken", "a-token")
                .put("userId", "user-1")
                .put("name", told.name().value())
                .put("documentType", "111")
                .put("documentNumber", told.document().number())
                .put("realNameLevel", grade);
        switch (answer.path("result").asText()) {
            case "perhaps" -> answer.put("realNameLevel", "9");
            case "cannot-compare" -> answer.put("documentType", "999");
            default -> {}
        }
        return answer;
    }

    private static Confirmed confirmed(EvidenceOutcome outcome) {
        return assertThat(outcome).asInstanceOf(type(Confirmed.class)).actual();
    }
}
