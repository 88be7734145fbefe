package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.populationregister.PopulationRegisterVerifier;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The two-element check against the population register; without a URL it is not offered. Options {@code spi-evidence-verifier--two-element--*}.
 */
public final class TwoElementVerifierFactory implements EvidenceVerifierFactory {
    private final AtomicReference<EvidenceVerifier> verifier = new AtomicReference<>();

    @Override
    public void init(Config.Scope options) {
        String url = options.get("url", "");
        if (!url.isBlank()) {
            verifier.set(new PopulationRegisterVerifier(
                    URI.create(url), Duration.ofMillis(options.getLong("time-limit-ms", 5_000L)), new Ids()));
        }
    }

    @Override
    public @Nullable EvidenceVerifier create(KeycloakSession session) {
        return verifier.get();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name("url")
                .type("string")
                .helpText("Where the population register answers the two-element question.")
                .add()
                .property()
                .name("time-limit-ms")
                .type("int")
                .defaultValue(5000)
                .helpText("Milliseconds to wait for the register's answer.")
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "two-element";
    }

    @Override
    public void close() {}
}
