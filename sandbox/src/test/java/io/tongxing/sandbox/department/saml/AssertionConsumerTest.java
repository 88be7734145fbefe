package io.tongxing.sandbox.department.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.Util;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.department.saml.PlayedSamlServer.ResponseDraft;
import io.tongxing.sandbox.department.saml.SamlRejection.Reason;
import io.tongxing.sandbox.shortlived.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssertionConsumerTest {
    private static final String ISSUER = "http://127.0.0.1:8080/realms/city";
    private static final String REQUEST = "_request";
    private static final Credentials STRANGER = KeyPairs.make("stranger");

    private final PlayedSamlServer server = new PlayedSamlServer(ISSUER);
    private final ServiceProvider provider = new ServiceProvider(
            SandboxSettings.of(new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(Map.of("tongxing.issuer", ISSUER), "test", 100))
                    .build()),
            Clock.systemUTC(),
            Optional.of(PlayedSamlServer.DEPARTMENT));
    private final AssertionConsumer consumer = new AssertionConsumer(Clock.systemUTC());
    private final Expiring<String> openRequests = new Expiring<>(Duration.ofMinutes(5), 10, Clock.systemUTC());
    private Saml2Settings settings;

    @BeforeEach
    void openARequest() throws Exception {
        settings = provider.own();
        IdPMetadataParser.injectIntoSettings(settings, IdPMetadataParser.parseXML(Util.loadXML(server.descriptor())));
        openRequests.put(REQUEST, "browser");
    }

    @Test
    void aRightResponseIsBelievedAndSaysWhatTheServerSaid() throws Exception {
        AssertionConsumer.Consumed<String> consumed = consume(draft().encoded());

        Arrival arrival = consumed.arrival();
        assertThat(consumed.asked()).isEqualTo("browser");
        assertThat(arrival.nameId()).isEqualTo(PlayedSamlServer.SUBJECT);
        assertThat(arrival.sessionIndex()).isEqualTo("session-1");
        assertThat(arrival.told().acr()).isEqualTo("urn:tongxing:aal:1");
        assertThat(arrival.told().verification()).isNotNull().satisfies(verification -> {
            assertThat(verification.assuranceLevel()).isEqualTo("2");
            assertThat(verification.evidence()).hasSize(1);
        });
        assertThat(arrival.told().claims()).containsOnlyKeys("name", "document_number");
    }

    @Test
    void anUnsignedResponseIsRejected() {
        assertRejected(draft().unsignedAssertion().unsignedResponse(), Reason.NOT_SIGNED);
    }

    @Test
    void aResponseWithOnlyOneOfTheTwoSignaturesIsRejected() {
        assertRejected(draft().unsignedAssertion(), Reason.NOT_SIGNED);
        assertRejected(draft().unsignedResponse(), Reason.NOT_SIGNED);
    }

    @Test
    void aStrangersSignatureIsRejected() {
        assertRejected(draft().signer(STRANGER), Reason.BAD_SIGNATURE);
    }

    @Test
    void aChangeAfterSigningIsRejected() {
        String changed = draft().xml().replace("370299199001010005", "370299199001010013");

        assertRejected(PlayedSamlServer.encode(changed), Reason.BAD_SIGNATURE);
    }

    @Test
    void aSignatureWithSha1IsRejected() {
        assertRejected(draft().algorithm(Constants.RSA_SHA1), Reason.BAD_SIGNATURE);
    }

    @Test
    void anAudienceThatIsAnotherOrMissingIsRejected() {
        assertRejected(draft().audience("utilities"), Reason.WRONG_AUDIENCE);
        assertRejected(draft().audience(""), Reason.WRONG_AUDIENCE);
    }

    @Test
    void aRecipientThatIsAnotherIsRejected() {
        assertRejected(draft().recipient("https://elsewhere.example/acs"), Reason.WRONG_SUBJECT_CONFIRMATION);
    }

    @Test
    void aDestinationThatIsAnotherOrMissingIsRejected() {
        assertRejected(draft().destination("https://elsewhere.example/acs"), Reason.WRONG_DESTINATION);
        assertRejected(draft().destination(""), Reason.WRONG_DESTINATION);
    }

    @Test
    void anotherIssuerIsRejected() {
        assertRejected(draft().assertionIssuer("https://elsewhere.example"), Reason.WRONG_ISSUER);
    }

    @Test
    void anAssertionOutOfItsTimeIsRejected() {
        assertRejected(draft().validUntil(minutesFromNow(-10)), Reason.NOT_IN_TIME);
        assertRejected(draft().validFrom(minutesFromNow(10)), Reason.NOT_IN_TIME);
        assertRejected(draft().confirmedUntil(minutesFromNow(-10)), Reason.WRONG_SUBJECT_CONFIRMATION);
    }

    @Test
    void aSubjectThatWouldChangeWithEveryLoginIsRejected() {
        assertRejected(draft().nameIdFormat(Constants.NAMEID_TRANSIENT), Reason.NO_PERSISTENT_SUBJECT);
    }

    @Test
    void anAnswerToAQuestionThatNobodyAskedIsRejected() {
        assertRejected(server.response("_never-asked", url()).encoded(), Reason.UNKNOWN_REQUEST);
    }

    @Test
    void aResponseIsBelievedOnce() throws Exception {
        String response = draft().encoded();
        consume(response);

        assertRejected(response, Reason.REPLAYED);
        openRequests.put(REQUEST, "another browser");
        assertRejected(response, Reason.REPLAYED);
    }

    @Test
    void aRequestIsAnsweredOnce() throws Exception {
        consume(draft().encoded());

        assertRejected(draft().encoded(), Reason.UNKNOWN_REQUEST);
    }

    @Test
    void aFalseResponseLeavesTheTrueOneItsChance() throws Exception {
        assertRejected(draft().audience("utilities"), Reason.WRONG_AUDIENCE);

        assertThat(consume(draft().encoded()).arrival().nameId()).isEqualTo(PlayedSamlServer.SUBJECT);
    }

    @Test
    void aForgedAssertionBesideTheSignedOneIsRejected() {
        ResponseDraft draft = draft();
        String signed = PlayedSamlServer.sign(draft.assertion(), PlayedSamlServer.SERVER, Constants.RSA_SHA256);

        assertRejected(
                PlayedSamlServer.encode(draft.response(draft.assertion("_forged", "attacker") + signed)),
                Reason.WRONG_STRUCTURE);
    }

    @Test
    void aForgedAssertionAroundTheSignedOneIsRejected() {
        ResponseDraft draft = draft();
        String signed = PlayedSamlServer.sign(draft.assertion(), PlayedSamlServer.SERVER, Constants.RSA_SHA256);
        String forged = draft.assertion("_forged", "attacker")
                .replace("</saml:Issuer>", "</saml:Issuer><saml:Advice>" + signed + "</saml:Advice>");

        assertRejected(PlayedSamlServer.encode(draft.response(forged)), Reason.WRONG_STRUCTURE);
    }

    @Test
    void aForgedResponseAroundTheSignedOneIsRejected() {
        ResponseDraft forged = draft();
        String wrapped = "<samlp:Extensions>" + withoutProlog(draft().xml()) + "</samlp:Extensions>";
        String response = forged.response(forged.assertion("_forged", "attacker"))
                .replace("<samlp:Status>", wrapped + "<samlp:Status>");

        assertRejected(PlayedSamlServer.encode(response), Reason.WRONG_STRUCTURE);
    }

    @Test
    void theSignedAssertionsIdOnAForgedOneIsRejected() {
        ResponseDraft draft = draft();
        String signed = withoutProlog(draft.xml());
        String signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ds:Signature>") + 15);
        String forged = draft.response(draft.assertion().replace(PlayedSamlServer.SUBJECT, "attacker"))
                .replace("<samlp:Status>", signature + "<samlp:Status>");

        assertThat(rejection(PlayedSamlServer.encode(forged)).reason()).isIn(Reason.NOT_SIGNED, Reason.BAD_SIGNATURE);
    }

    @Test
    void aDocumentTypeIsNotRead() {
        String response = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + withoutProlog(draft().xml());

        assertRejected(PlayedSamlServer.encode(response), Reason.NOT_XML);
    }

    @Test
    void whatIsNoXmlIsRejected() {
        assertRejected(PlayedSamlServer.encode("no XML"), Reason.NOT_XML);
        assertRejected("%%%", Reason.NOT_XML);
        assertRejected("", Reason.NOT_XML);
    }

    private ResponseDraft draft() {
        return server.response(REQUEST, url());
    }

    private String url() {
        return provider.assertionConsumerUrl();
    }

    private AssertionConsumer.Consumed<String> consume(String message) throws SamlRejection {
        return consumer.consume(settings, url(), message, openRequests);
    }

    private void assertRejected(ResponseDraft draft, Reason reason) {
        assertRejected(draft.encoded(), reason);
    }

    private void assertRejected(String message, Reason reason) {
        assertThat(rejection(message).reason()).isEqualTo(reason);
    }

    private SamlRejection rejection(String message) {
        SamlRejection rejection = catchThrowableOfType(SamlRejection.class, () -> consume(message));
        assertThat(rejection).as("the response has to be rejected").isNotNull();
        return rejection;
    }

    private static String withoutProlog(String xml) {
        return xml.substring(xml.indexOf("<samlp:Response"));
    }

    private static Instant minutesFromNow(int minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes));
    }
}
