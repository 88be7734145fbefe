package io.tongxing.deploy.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The keys by which server and simulated authorities know each other's messages: a shared secret, and an SM2 key pair of each.
 * Made at first use. The names of {@code hmac.key}, {@code server-sm2-public.pem} and {@code authority-sm2.pem} are the
 * sandbox's.
 */
record AuthorityKeys(Path directory) {

    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static AuthorityKeys in(Path directory) throws IOException {
        AuthorityKeys keys = new AuthorityKeys(directory);
        Files.createDirectories(directory);
        SecureRandom random = new SecureRandom();
        if (!Files.exists(keys.hmac())) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            PrivateFile.write(keys.hmac(), HexFormat.of().formatHex(secret) + "\n");
        }
        makeKeyPair(keys.serverSm2(), directory.resolve("server-sm2-public.pem"), random);
        makeKeyPair(directory.resolve("authority-sm2.pem"), keys.authoritySm2(), random);
        return keys;
    }

    Path hmac() {
        return directory.resolve("hmac.key");
    }

    /** With which the server signs. */
    Path serverSm2() {
        return directory.resolve("server-sm2.pem");
    }

    /** By which the server knows the authorities: public. */
    Path authoritySm2() {
        return directory.resolve("authority-sm2-public.pem");
    }

    /** The public one last: when it is there, both are. */
    private static void makeKeyPair(Path privateKey, Path publicKey, SecureRandom random) throws IOException {
        if (Files.exists(publicKey) && Files.exists(privateKey)) {
            return;
        }
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(
                        GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1)),
                random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        write(
                privateKey,
                "PRIVATE KEY",
                PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate()).getEncoded());
        write(
                publicKey,
                "PUBLIC KEY",
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                        .getEncoded());
    }

    private static void write(Path file, String kind, byte[] encoded) throws IOException {
        PrivateFile.write(
                file,
                "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(encoded) + "\n-----END " + kind + "-----\n");
    }
}
