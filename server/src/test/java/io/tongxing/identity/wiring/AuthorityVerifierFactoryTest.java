package io.tongxing.identity.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Options of sources: what is offered, and what is said before anybody is asked. */
class AuthorityVerifierFactoryTest {
    private static final KeycloakSession NO_SESSION = (KeycloakSession) Proxy.newProxyInstance(
            AuthorityVerifierFactoryTest.class.getClassLoader(), new Class<?>[] {KeycloakSession.class}, (p, m, a) -> {
                throw new UnsupportedOperationException("a source needs no session");
            });

    @TempDir
    private Path directory;

    static Stream<EvidenceVerifierFactory> factories() {
        return Stream.of(
                new TwoElementVerifierFactory(),
                new FourElementIdVerifierFactory(),
                new FaceVerifierFactory(),
                new Carrier3VerifierFactory(),
                new Bank3VerifierFactory(),
                new Bank4VerifierFactory(),
                new CtidVerifierFactory(),
                new ImmigrationVerifierFactory(),
                new ProvinceVerifierFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void withoutAnAddressThereIsNoSuchMeans(EvidenceVerifierFactory factory) {
        factory.init(new GivenOptions(Map.of("time-limit-ms", "no number", "signature", "wax")));

        assertThat(factory.create(NO_SESSION)).isNull();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void withWhatIsNeededThereIsOneAndItIsUp(EvidenceVerifierFactory factory) {
        factory.init(new GivenOptions(needed()));

        EvidenceVerifier verifier = Objects.requireNonNull(factory.create(NO_SESSION));
        assertThat(verifier.evidenceType().code()).isEqualTo(factory.getId());
        assertThat(verifier.leadsTo()).contains(verifier.evidenceType());
        assertThat(verifier.isUp()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyOptionIsDocumented(EvidenceVerifierFactory factory) {
        List<String> names = factory.getConfigMetadata().stream()
                .map(ProviderConfigProperty::getName)
                .toList();

        assertThat(names)
                .contains(
                        "url",
                        "time-limit-ms",
                        "max-concurrent",
                        "breaker-failures",
                        "breaker-rest-ms",
                        "mapping",
                        "signature",
                        "key-id",
                        "key-file",
                        "answer-key-file");
        assertThat(names.contains("organization-id")).isEqualTo(factory.getId().equals("ctid"));
        assertThat(names.contains("app-id")).isEqualTo(factory.getId().equals("province"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "url; ftp://authority.example/; url is no http or https address",
                "url; https://authority.example/?key=1; url is no http or https address without a query",
                "url; not an address; ",
                "time-limit-ms; 0; time-limit-ms lies between 1 and 60000",
                "time-limit-ms; soon; time-limit-ms is no number",
                "max-concurrent; 0; max-concurrent is at least 1",
                "breaker-failures; 0; breaker-failures is at least 1",
                "breaker-rest-ms; 0; breaker-rest-ms is at least 1",
                "signature; wax; signature is none, hmac-sm3 or sm2",
                "signature; hmac-sm3; key-file is missing",
                "signature; sm2; key-file is missing",
                "mapping; /nowhere/mapping.json; mapping /nowhere/mapping.json: the file cannot be read",
                "organization-id; ' '; organization-id is missing"
            })
    void whatIsWrongIsOneLineThatNamesTheSource(String option, String value, String complaint) {
        Map<String, String> options = needed();
        options.put(option, value);

        assertThatThrownBy(() -> new CtidVerifierFactory().init(new GivenOptions(options)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("spi-evidence-verifier--ctid: ")
                .hasMessageContaining(complaint == null ? "" : complaint)
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
    }

    @Test
    void mappingThatCannotBeRightStopsTheStart() throws IOException {
        Path mapping = directory.resolve("ctid.json");
        Files.writeString(mapping, "{\"request\":{\"id\":\"$requestID\"},\"answer\":{}}");
        Map<String, String> options = needed();
        options.put("mapping", mapping.toString());

        assertThatThrownBy(() -> new CtidVerifierFactory().init(new GivenOptions(options)))
                .hasMessageStartingWith("spi-evidence-verifier--ctid: mapping " + mapping
                        + ": request.id asks for $requestID; there are ");
    }

    private static Map<String, String> needed() {
        return new HashMap<>(Map.of(
                "url", "https://authority.example/",
                "organization-id", "o",
                "business-id", "b",
                "app-id", "a"));
    }
}
