package io.tongxing.deploy.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** The RSA key with which a SAML department signs its requests, and the certificate by which the server knows it. */
record SigningCertificate(Path key, Path certificate) {

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Made at first use in {@code directory}; {@code keytool} does it, for the class library makes no certificates. */
    static SigningCertificate in(Path directory, String name, String password)
            throws IOException, InterruptedException {
        SigningCertificate files =
                new SigningCertificate(directory.resolve(name + ".key.pem"), directory.resolve(name + ".crt.pem"));
        if (!Files.exists(files.certificate())) {
            files.create(directory.resolve(name + ".p12"), name, password);
        }
        return files;
    }

    /** Without the lines around it, as the server's client attribute wants it. */
    String encoded() throws IOException {
        return Files.readString(certificate).replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private void create(Path store, String name, String password) throws IOException, InterruptedException {
        Files.deleteIfExists(store);
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass:env",
                        "STORE_PASSWORD",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-sigalg",
                        "SHA256withRSA",
                        "-validity",
                        "3650"))
                .redirectErrorStream(true);
        keytool.environment().put("STORE_PASSWORD", password);
        Process process = keytool.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output.strip());
        }
        try (InputStream input = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(input, password.toCharArray());
            PrivateFile.write(
                    key,
                    pem("PRIVATE KEY", keys.getKey(name, password.toCharArray()).getEncoded()));
            PrivateFile.write(
                    certificate, pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the new key cannot be read back", e);
        }
        Files.delete(store);
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + PEM.encodeToString(content) + "\n-----END " + type + "-----\n";
    }
}
