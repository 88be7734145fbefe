package io.tongxing.deploy.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secrets of one data directory: made when first asked for, then the same at every start.
 *
 * <p>None is ever a constant of the product, for a constant ends up in production.
 */
final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();
    private final Path directory;
    private final ObjectNode known;

    private Secrets(Path directory, ObjectNode known) {
        this.directory = directory;
        this.known = known;
    }

    static Secrets of(Path directory) throws IOException {
        Path file = directory.resolve("secrets.json");
        JsonNode stored = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        return new Secrets(directory, (ObjectNode) stored);
    }

    /** Good for passwords by any policy here: it has a digit and a small letter, and no character to escape. */
    String password(String name) throws IOException {
        return secret(name, "a1" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    /** For one-time codes, as authenticator apps read it. */
    String base32(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes(32)) {
            text.append(BASE32.charAt(b & 31));
        }
        return secret(name, text.toString());
    }

    /** A file with one 128-bit key in hexadecimal digits. Losing it loses all that is sealed with it. */
    Path keyFile(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            PrivateFile.write(file, HexFormat.of().formatHex(bytes(16)) + "\n");
        }
        return file;
    }

    private String secret(String name, String fresh) throws IOException {
        if (!known.has(name)) {
            known.put(name, fresh);
            PrivateFile.write(
                    directory.resolve("secrets.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(known) + "\n");
        }
        return known.path(name).asText();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
