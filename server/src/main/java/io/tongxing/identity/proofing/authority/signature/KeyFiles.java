package io.tongxing.identity.proofing.authority.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Reads keys out of files, once. What cannot be a key is refused by the file's name; what is in it is never told. */
final class KeyFiles {
    private static final Set<PosixFilePermission> NOT_FOR_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    /** RFC 2104, section 3: less than the length of the hash weakens it. */
    private static final int SHORTEST_SECRET = 32;

    private static final Pattern HEX = Pattern.compile("(\\p{XDigit}{2})+");

    private KeyFiles() {}

    static byte[] secret(Path file) {
        String text = ownText(file).strip();
        if (text.length() < 2 * SHORTEST_SECRET || !HEX.matcher(text).matches()) {
            throw unusable(file, "at least 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }

    static ECPrivateKeyParameters sm2Private(Path file) {
        AsymmetricKeyParameter key = key(file, pem(file, ownText(file), "PRIVATE KEY"), PrivateKeyFactory::createKey);
        if (key instanceof ECPrivateKeyParameters sm2 && isSm2(sm2)) {
            return sm2;
        }
        throw unusable(file, "a key of the curve SM2");
    }

    static ECPublicKeyParameters sm2Public(Path file) {
        AsymmetricKeyParameter key = key(file, pem(file, text(file), "PUBLIC KEY"), PublicKeyFactory::createKey);
        if (key instanceof ECPublicKeyParameters sm2 && isSm2(sm2)) {
            return sm2;
        }
        throw unusable(file, "a key of the curve SM2");
    }

    @FunctionalInterface
    private interface Reader {
        AsymmetricKeyParameter read(byte[] encoded) throws IOException;
    }

    private static AsymmetricKeyParameter key(Path file, byte[] encoded, Reader reader) {
        try {
            return reader.read(encoded);
        } catch (IOException | IllegalArgumentException | IllegalStateException noKey) {
            throw unusable(file, "a key in PEM");
        }
    }

    /** Not another curve: an ordinary EC key would sign without complaint and be refused by every authority. */
    private static boolean isSm2(ECKeyParameters key) {
        return key.getParameters()
                .getCurve()
                .equals(GMNamedCurves.getByName("sm2p256v1").getCurve());
    }

    private static byte[] pem(Path file, String text, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw unusable(file, "a " + kind.toLowerCase(Locale.ROOT) + " in PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException noBase64) {
            throw unusable(file, "a key in PEM");
        }
    }

    /** Of a file that nobody else can read: a key that leaked through a careless mode would be found out too late. */
    private static String ownText(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(NOT_FOR_OTHERS::contains)) {
                throw new IllegalArgumentException("key file " + file + " can be read by others: set its mode to 0600");
            }
        } catch (IOException missing) {
            throw unusable(file, "a readable key");
        }
        return text(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw unusable(file, "a readable key");
        }
    }

    private static IllegalArgumentException unusable(Path file, String expected) {
        return new IllegalArgumentException("key file " + file + " does not hold " + expected);
    }
}
