package io.tongxing.identity.wiring;

import org.keycloak.provider.ProviderFactory;

/** Makes the gateway; one per server, used by all sessions at once. */
public interface SmsGatewayProviderFactory extends ProviderFactory<SmsGatewayProvider> {}
