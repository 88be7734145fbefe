package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.SmsGateway;
import org.keycloak.provider.Provider;

/** The SMS gateway as a Keycloak provider, so that a city can put its own in place by a jar. */
public interface SmsGatewayProvider extends SmsGateway, Provider {}
