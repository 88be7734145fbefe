package io.tongxing.identity.platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The key-encryption key in a file that only the server's user can read: 32 hexadecimal digits, an SM4 key.
 *
 * <p>A file that others can read is refused rather than used: a key that leaked through a careless mode would be found out too late.
 */
public final class KeyFileCustodian implements KeyCustodian {
    private static final Set<PosixFilePermission> NOT_FOR_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Sm4Gcm cipher;

    private KeyFileCustodian(byte[] key) {
        this.cipher = new Sm4Gcm(key, new SecureRandom());
    }

    /**
     * Reads the key once; later changes of the file have no effect.
     *
     * @throws IllegalStateException naming the file and what to do when it is missing, readable by others, or not a key
     */
    public static KeyFileCustodian read(Path file) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.stream().anyMatch(NOT_FOR_OTHERS::contains)) {
                throw new IllegalStateException(
                        "The key file " + file + " can be read by others: set its mode to 0600");
            }
            return new KeyFileCustodian(
                    HexFormat.of().parseHex(Files.readString(file).trim()));
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "The key file " + file
                            + " cannot be read: set spi-tongxing--platform--key-file to a file of 32 hex digits",
                    missing);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("The key file " + file + " does not hold 32 hexadecimal digits");
        }
    }

    @Override
    public byte[] wrap(byte[] dataKey, String purpose) {
        return cipher.encrypt(dataKey, "data-key:" + purpose);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String purpose) {
        return cipher.decrypt(wrapped, "data-key:" + purpose);
    }
}
