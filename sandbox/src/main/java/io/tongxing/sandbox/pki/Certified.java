package io.tongxing.sandbox.pki;

import java.security.PrivateKey;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;

/** A key with the certificate that says whose it is. */
public record Certified(KeyKind kind, PrivateKey key, X509CertificateHolder certificate) {
    public ContentSigner signer() {
        return kind.signer(key);
    }

    @Override
    public String toString() {
        return "Certified[" + kind.code() + "]";
    }
}
