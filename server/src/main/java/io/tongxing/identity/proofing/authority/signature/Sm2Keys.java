package io.tongxing.identity.proofing.authority.signature;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 with SM3 (GB/T 32918.2): a key pair of each side, signatures DER encoded, the user id that GM/T 0009 gives. */
record Sm2Keys(ECPrivateKeyParameters ours, ECPublicKeyParameters theirs) implements Keys {
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String algorithm() {
        return "sm2";
    }

    @Override
    public byte[] sign(byte[] text) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(ours, USER_ID));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException ourOwnKey) {
            throw new IllegalStateException("a question cannot be signed", ourOwnKey);
        }
    }

    @Override
    public boolean isAuthoritys(byte[] text, byte[] signature) {
        SM2Signer verifier = new SM2Signer();
        verifier.init(false, new ParametersWithID(theirs, USER_ID));
        verifier.update(text, 0, text.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public String toString() {
        return "Sm2Keys[]";
    }
}
