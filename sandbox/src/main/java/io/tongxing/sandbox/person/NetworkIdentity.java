package io.tongxing.sandbox.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What the national network identity service gave somebody who applied: a credential of letters and digits that says nothing
 * about its holder, and the password that belongs to it.
 *
 * <p>Both are drawn from the random face sample, so that people of an older state file have them too, and always the same.
 */
public record NetworkIdentity(String credential, String password) {
    private static final int CREDENTIAL_LENGTH = 32;
    private static final int PASSWORD_LENGTH = 8;

    /** Empty for a passport: the service takes cards and permits. */
    static Optional<NetworkIdentity> of(Person person) {
        if (person.documentType() == DocumentType.PASSPORT) {
            return Optional.empty();
        }
        return Optional.of(new NetworkIdentity(
                drawn("network-credential", person.faceSample()).substring(0, CREDENTIAL_LENGTH),
                drawn("network-password", person.faceSample()).substring(0, PASSWORD_LENGTH)));
    }

    /** The person code that one organization is told, and no other: nobody can compare the codes of two. */
    public static String applicationCode(Person person, String organizationId) {
        return drawn("application-code:" + organizationId, person.id() + ":" + person.faceSample());
    }

    private static String drawn(String purpose, String from) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest((purpose + "\n" + from).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Names nothing: both are secrets of a person. */
    @Override
    public String toString() {
        return "NetworkIdentity[]";
    }
}
