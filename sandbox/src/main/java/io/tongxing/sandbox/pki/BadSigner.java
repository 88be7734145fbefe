package io.tongxing.sandbox.pki;

import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Signs almost right: the form is that of a signature, and one bit of it is wrong. */
public record BadSigner(ContentSigner signer) implements ContentSigner {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return signer.getAlgorithmIdentifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return signer.getOutputStream();
    }

    @Override
    public byte[] getSignature() {
        byte[] signature = signer.getSignature();
        signature[signature.length - 1] ^= 1;
        return signature;
    }
}
