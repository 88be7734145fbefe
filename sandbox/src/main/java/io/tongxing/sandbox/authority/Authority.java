package io.tongxing.sandbox.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every authority that can be made to fail. Those that answer nothing yet keep their switch, so that a test can be written
 * before the authority.
 */
public enum Authority {
    POPULATION,
    ENTERPRISE,
    CARRIER,
    BANK,
    FACE,
    CTID,
    IMMIGRATION,
    CA,
    CHIP,
    PROVINCE,
    SMS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Authority> ofCode(String code) {
        return Arrays.stream(values())
                .filter(authority -> authority.code().equals(code))
                .findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Authority::code).toList();
    }

    /** A gateway that only sends says nothing about anybody, so it cannot answer for the wrong one. */
    boolean answersAboutPeople() {
        return this != SMS;
    }

    /**
     * Whether questions and answers are signed by the authority protocol. Certificates and chips are signed in themselves, and
     * the gateway is not asked about anybody.
     */
    boolean speaksSigned() {
        return this != CA && this != CHIP && this != SMS;
    }

    /** The gateway signs nothing; the others sign their answers or what is in them. */
    boolean signs() {
        return this != SMS;
    }
}
