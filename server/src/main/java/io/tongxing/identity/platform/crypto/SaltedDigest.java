package io.tongxing.identity.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Passwords as systems before this one hashed them, for checking alone: one round of a digest is no protection any more, and MD5 and SHA-1 are
 * here because people moved in with them. All comparisons take the same time wherever the difference is.
 */
public final class SaltedDigest {
    private SaltedDigest() {}

    /** Whether the password gives the digest with the salt before it or after it; false for an unknown digest. */
    public static boolean matches(String name, boolean saltFirst, byte[] salt, String password, byte[] expected) {
        Optional<Digest> digest = digest(name);
        if (digest.isEmpty()) {
            return false;
        }
        byte[] text = password.getBytes(StandardCharsets.UTF_8);
        byte[] both = saltFirst
                ? org.bouncycastle.util.Arrays.concatenate(salt, text)
                : org.bouncycastle.util.Arrays.concatenate(text, salt);
        digest.get().update(both, 0, both.length);
        byte[] computed = new byte[digest.get().getDigestSize()];
        digest.get().doFinal(computed, 0);
        Arrays.fill(both, (byte) 0);
        return org.bouncycastle.util.Arrays.constantTimeAreEqual(computed, expected);
    }

    /** Whether the password gives the text of bcrypt; false for a text that is none. */
    public static boolean matchesBcrypt(String bcrypt, String password) {
        try {
            return OpenBSDBCrypt.checkPassword(bcrypt, password.toCharArray());
        } catch (IllegalArgumentException notBcrypt) {
            return false;
        }
    }

    private static Optional<Digest> digest(String name) {
        return switch (name) {
            case "sha256" -> Optional.of(new SHA256Digest());
            case "sha512" -> Optional.of(new SHA512Digest());
            case "sha1" -> Optional.of(new SHA1Digest());
            case "md5" -> Optional.of(new MD5Digest());
            case "sm3" -> Optional.of(new SM3Digest());
            default -> Optional.empty();
        };
    }
}
