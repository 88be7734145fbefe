package com.example.evidence.socialsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the shipped contract test asks of a source, and that the jar is complete. */
class SocialSecurityCardVerifierTest extends EvidenceVerifierContractTest {
    private final ScriptedOffice office = new ScriptedOffice();
    private final EvidenceVerifier verifier = new SocialSecurityCardVerifier(office.address(), timeLimit(), 16);

    @Override
    protected EvidenceVerifier verifier() {
        return verifier;
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofMillis(500);
    }

    @Override
    protected void registerBehaves(RegisterBehaviour behaviour) {
        office.behaves(behaviour);
    }

    @Override
    protected EvidencePresentation presentation() {
        return new EvidencePresentation(SocialSecurityCardVerifier.TYPE, Map.of("cardToken", "246810"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void serverFindsTheFactoryByItsCode() {
        assertThat(ServiceLoader.load(EvidenceVerifierFactory.class))
                .extracting(EvidenceVerifierFactory::getId)
                .containsExactly("social-security-card");
    }

    @Test
    void tableDoesNotNameTheCard() {
        assertThat(AssurancePolicy.published().profiles())
                .noneMatch(profile -> profile.evidence().contains(SocialSecurityCardVerifier.TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "en"})
    void pageHasWordsForEverythingItShows(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(getClass()
                        .getResourceAsStream("/theme-resources/messages/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            messages.load(file);
        }

        assertThat(messages.stringPropertyNames())
                .contains("tx.proof.method.social-security-card", "tx.proof.method.social-security-card.what");
        verifier.fields().forEach(field -> assertThat(messages.stringPropertyNames())
                .contains("tx.proof.field." + field.name()));
    }
}
