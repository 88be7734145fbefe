package io.tongxing.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityKeysTest {
    private static final Provider BC = new BouncyCastleProvider();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"server-sm2", "authority-sm2"})
    void halvesOfAKeyPairBelongTogether(String name) throws IOException, GeneralSecurityException {
        AuthorityKeys.in(directory);
        KeyFactory factory = KeyFactory.getInstance("EC", BC);
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(der(name + ".pem")));
        PublicKey known = factory.generatePublic(new X509EncodedKeySpec(der(name + "-public.pem")));
        Signature signer = Signature.getInstance("SM3withSM2", BC);
        signer.initSign(secret);
        signer.update((byte) 1);
        byte[] signature = signer.sign();
        signer.initVerify(known);
        signer.update((byte) 1);

        assertThat(signer.verify(signature)).isTrue();
    }

    @Test
    void everyFileIsItsOwnersAloneAndStaysAsItIs() throws IOException {
        AuthorityKeys keys = AuthorityKeys.in(directory);
        String secret = Files.readString(keys.hmac());
        String publicKey = Files.readString(keys.authoritySm2());

        AuthorityKeys.in(directory);

        assertThat(secret.strip()).matches("[0-9a-f]{64}");
        assertThat(Files.readString(keys.hmac())).isEqualTo(secret);
        assertThat(Files.readString(keys.authoritySm2())).isEqualTo(publicKey);
        for (Path file : new Path[] {keys.hmac(), keys.serverSm2(), directory.resolve("authority-sm2.pem")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private byte[] der(String file) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(directory.resolve(file)).replaceAll("-----[A-Z ]+-----", ""));
    }
}
