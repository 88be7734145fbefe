package io.tongxing.identity.platform.pki;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider by which certificates are read and signatures checked, an instance of our own: the order of the providers that
 * the process has registered decides nothing.
 */
public final class BouncyCastle {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
