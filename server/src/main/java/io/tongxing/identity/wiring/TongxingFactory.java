package io.tongxing.identity.wiring;

import org.keycloak.provider.ProviderFactory;

/** Puts {@link Tongxing} together; one per server. */
public interface TongxingFactory extends ProviderFactory<Tongxing> {}
