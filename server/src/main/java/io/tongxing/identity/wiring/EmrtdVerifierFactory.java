package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.emrtd.EmrtdVerifier;
import io.tongxing.identity.proofing.emrtd.StateList;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Chips of passports and travel permits; without a list of states they are not offered. Options {@code spi-evidence-verifier--emrtd--*}.
 */
public final class EmrtdVerifierFactory implements EvidenceVerifierFactory {
    private final AtomicReference<EvidenceVerifier> verifier = new AtomicReference<>();

    @Override
    public void init(Config.Scope options) {
        String states = options.get("states", "");
        if (!states.isBlank()) {
            verifier.set(new EmrtdVerifier(StateList.in(Path.of(states)), Clock.systemUTC()));
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
                .name("states")
                .type("string")
                .helpText(
                        "Directory of the signing authorities of states (CSCA): PEM files, single certificates, or master lists.")
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "emrtd";
    }

    @Override
    public void close() {}
}
