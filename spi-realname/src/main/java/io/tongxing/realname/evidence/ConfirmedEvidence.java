package io.tongxing.realname.evidence;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Evidence that a register has confirmed: who checked, against what, under which reference and when. It names nobody and can
 * therefore be kept, journalled and told on.
 *
 * @param organization who ran the check
 * @param registerName the register that was looked at
 * @param checkId the reference under which the organization finds the check again
 * @param notAfter when what was looked at ends by itself, a certificate or a card for one; empty when it does not say
 */
public record ConfirmedEvidence(
        EvidenceType type,
        String organization,
        String registerName,
        String checkId,
        Instant checkedAt,
        Optional<Instant> notAfter) {

    private static final int MAX_LENGTH = 200;

    public ConfirmedEvidence {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(checkedAt, "checkedAt");
        Objects.requireNonNull(notAfter, "notAfter");
        requireLabel(organization, "organization");
        requireLabel(registerName, "registerName");
        requireLabel(checkId, "checkId");
    }

    /** Evidence that does not end before its freshness does. */
    public ConfirmedEvidence(
            EvidenceType type, String organization, String registerName, String checkId, Instant checkedAt) {
        this(type, organization, registerName, checkId, checkedAt, Optional.empty());
    }

    /** These words come from outside and go into tokens and the journal; a register that sends a novel is not believed. */
    private static void requireLabel(String label, String component) {
        if (label.isBlank() || label.length() > MAX_LENGTH || label.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(component + " is not a short text in one line");
        }
    }
}
