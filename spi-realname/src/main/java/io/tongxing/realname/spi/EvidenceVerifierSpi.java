package io.tongxing.realname.spi;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link EvidenceVerifier} to Keycloak as something that other jars may provide. */
public final class EvidenceVerifierSpi implements Spi {

    public static final String NAME = "evidence-verifier";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return EvidenceVerifier.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return EvidenceVerifierFactory.class;
    }
}
