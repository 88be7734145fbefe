package io.tongxing.identity.migration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hashed password as other systems write it, taken apart into what Keycloak keeps: algorithm, cost, salt, hash.
 *
 * <p>Costs are bounded: a file must not be able to make every login of a person take minutes.
 *
 * @param algorithm the id of the provider that verifies it
 * @param salt base64
 * @param hash base64, for {@link #BCRYPT} the whole text
 */
public record PasswordHash(
        String algorithm, int iterations, String salt, String hash, Map<String, List<String>> parameters) {
    /** Provider of bcrypt. */
    public static final String BCRYPT = "tongxing-bcrypt";
    /** Provider of one round of a digest over salt and password. */
    public static final String SALTED_DIGEST = "tongxing-salted-digest";
    /** Parameter of a salted digest: which digest. */
    public static final String DIGEST = "digest";
    /** Parameter of a salted digest: where the salt stands, {@code prefix} or {@code suffix}. */
    public static final String SALT_AT = "salt-at";

    private static final int MOST_ARGON2_MEMORY = 1 << 20;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int MOST_BCRYPT_COST = 15;

    private static final Pattern ARGON2 = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern BCRYPT_TEXT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final Pattern PBKDF2 = Pattern.compile(
            "\\$pbkdf2-(sha256|sha512)\\$(?:i=)?(\\d{1,8})\\$([A-Za-z0-9+/.]+={0,2})\\$([A-Za-z0-9+/.]+={0,2})");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha256|sha512)\\$(\\d{1,8})\\$([^$]+)\\$([A-Za-z0-9+/]+={0,2})");
    private static final Pattern SALTED = Pattern.compile(
            "\\$salted-(sha256|sha512|sha1|md5|sm3)\\$(prefix|suffix)\\$([A-Za-z0-9+/]*={0,2})\\$([0-9A-Fa-f]+)");
    private static final Pattern LDAP = Pattern.compile("\\{(SSHA256|SSHA512|SSHA|SMD5|SSM3)}([A-Za-z0-9+/]+={0,2})");

    private static final Map<String, String> LDAP_DIGESTS =
            Map.of("SSHA256", "sha256", "SSHA512", "sha512", "SSHA", "sha1", "SMD5", "md5", "SSM3", "sm3");
    private static final Map<String, Integer> DIGEST_BYTES =
            Map.of("sha256", 32, "sha512", 64, "sha1", 20, "md5", 16, "sm3", 32);

    /** Empty when the text is of no known form or asks for more work than a login may take. */
    public static Optional<PasswordHash> parse(String text) {
        try {
            return argon2(text)
                    .or(() -> bcrypt(text))
                    .or(() -> pbkdf2(text))
                    .or(() -> salted(text))
                    .or(() -> ldap(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The form's name, for the journal and for statistics. */
    public String form() {
        return algorithm.equals(SALTED_DIGEST)
                ? "salted-" + parameters.getOrDefault(DIGEST, List.of("")).get(0)
                : algorithm.replace("tongxing-", "");
    }

    private static Optional<PasswordHash> argon2(String text) {
        Matcher form = ARGON2.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(1)) > MOST_ARGON2_MEMORY) {
            return Optional.empty();
        }
        byte[] hash = decode(form.group(5));
        return Optional.of(new PasswordHash(
                "argon2",
                Integer.parseInt(form.group(2)),
                encode(decode(form.group(4))),
                encode(hash),
                Map.of(
                        "type", List.of("id"),
                        "version", List.of("1.3"),
                        "memory", List.of(form.group(1)),
                        "parallelism", List.of(form.group(3)),
                        "hashLength", List.of(Integer.toString(hash.length)))));
    }

    private static Optional<PasswordHash> bcrypt(String text) {
        Matcher form = BCRYPT_TEXT.matcher(text);
        return form.matches() && Integer.parseInt(form.group(1)) <= MOST_BCRYPT_COST
                ? Optional.of(new PasswordHash(BCRYPT, Integer.parseInt(form.group(1)), "", text, Map.of()))
                : Optional.empty();
    }

    private static Optional<PasswordHash> pbkdf2(String text) {
        Matcher form = PBKDF2.matcher(text);
        if (form.matches()) {
            return pbkdf2(form.group(1), form.group(2), decode(form.group(3)), form.group(4));
        }
        Matcher django = DJANGO.matcher(text);
        return django.matches()
                ? pbkdf2(
                        django.group(1),
                        django.group(2),
                        django.group(3).getBytes(StandardCharsets.UTF_8),
                        django.group(4))
                : Optional.empty();
    }

    private static Optional<PasswordHash> pbkdf2(String digest, String iterations, byte[] salt, String hash) {
        int rounds = Integer.parseInt(iterations);
        return rounds < 1 || rounds > MOST_ITERATIONS
                ? Optional.empty()
                : Optional.of(
                        new PasswordHash("pbkdf2-" + digest, rounds, encode(salt), encode(decode(hash)), Map.of()));
    }

    private static Optional<PasswordHash> salted(String text) {
        Matcher form = SALTED.matcher(text);
        return form.matches()
                ? digest(
                        form.group(1),
                        form.group(2),
                        decode(form.group(3)),
                        HexFormat.of().parseHex(form.group(4)))
                : Optional.empty();
    }

    /** RFC 2307 and its followers: the digest, then the salt that came after the password. */
    private static Optional<PasswordHash> ldap(String text) {
        Matcher form = LDAP.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String digest = LDAP_DIGESTS.getOrDefault(form.group(1).toUpperCase(Locale.ROOT), "");
        byte[] both = decode(form.group(2));
        int length = DIGEST_BYTES.getOrDefault(digest, Integer.MAX_VALUE);
        return both.length < length
                ? Optional.empty()
                : digest(
                        digest,
                        "suffix",
                        java.util.Arrays.copyOfRange(both, length, both.length),
                        java.util.Arrays.copyOf(both, length));
    }

    private static Optional<PasswordHash> digest(String digest, String saltAt, byte[] salt, byte[] hash) {
        return DIGEST_BYTES.getOrDefault(digest, 0) != hash.length
                ? Optional.empty()
                : Optional.of(new PasswordHash(
                        SALTED_DIGEST,
                        1,
                        encode(salt),
                        encode(hash),
                        Map.of(DIGEST, List.of(digest), SALT_AT, List.of(saltAt))));
    }

    /** Base64 with or without padding, also with the full stop that some libraries write for a plus. */
    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+').replace("=", ""));
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "PasswordHash[" + form() + "]";
    }
}
