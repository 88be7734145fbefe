package io.tongxing.sandbox.department.saml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** RSA keys with a certificate, made afresh by the JDK's own tool: no key lies in the repository, not even one for tests. */
public final class KeyPairs {
    private static final String PASSWORD = "only-for-this-file";

    private KeyPairs() {}

    static Credentials make(String name) {
        try {
            Path folder = Files.createTempDirectory("sandbox-keys");
            Path store = folder.resolve("store.p12");
            run(name, store);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(store)) {
                keys.load(file, PASSWORD.toCharArray());
            }
            Files.delete(store);
            Files.delete(folder);
            return new Credentials((PrivateKey) keys.getKey("key", PASSWORD.toCharArray()), (X509Certificate)
                    keys.getCertificate("key"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path pem(String label, byte[] content) {
        try {
            Path file = Files.createTempFile("sandbox", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            return Files.writeString(
                    file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String name, Path store) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
