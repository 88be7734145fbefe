package io.tongxing.identity.wiring;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The door through which our own providers find the features of their session; its options are {@code spi-tongxing--platform--*}. */
public final class TongxingSpi implements Spi {
    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "tongxing";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Tongxing.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return TongxingFactory.class;
    }
}
