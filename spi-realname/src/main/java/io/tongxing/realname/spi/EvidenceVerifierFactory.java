package io.tongxing.realname.spi;

import org.keycloak.provider.ProviderFactory;

/**
 * Makes the verifier of one kind of evidence. The provider id is the code of the evidence type, so that the address and the
 * limits of a source are set as {@code --spi-evidence-verifier--two-element--…}.
 */
public interface EvidenceVerifierFactory extends ProviderFactory<EvidenceVerifier> {}
