package io.tongxing.identity.subject;

import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Who gets an account back, by what they hold: at once, after a cool-off in which the old contacts can object, or not.
 *
 * <p>Pure, so that the whole rule can be printed; the table stands in docs/recovery.md, held equal by a test. More shown never decides worse. The
 * better an identity is proven, the more somebody must hold who wants its account: a way back that is weaker than the proof would be the way that
 * everybody takes.
 */
public final class RecoveryPolicy {
    /** In which the old contacts can object. */
    public static final Duration COOL_OFF = Duration.ofHours(72);

    /** The same, when a clerk has seen the person but no second one has. */
    public static final Duration SHORT_COOL_OFF = Duration.ofHours(24);

    /** Evidence that a stranger who knows somebody's data, or found their card, cannot give. */
    private static final Set<EvidenceType> OF_THE_PERSON = Set.of(
            EvidenceType.CARRIER_3,
            EvidenceType.BANK_4,
            EvidenceType.CTID,
            EvidenceType.CTID_FACE,
            EvidenceType.FACE,
            EvidenceType.PROVINCE_HIGH,
            EvidenceType.CERTIFICATE);

    private final AssurancePolicy assurance;

    public RecoveryPolicy(AssurancePolicy assurance) {
        this.assurance = assurance;
    }

    /** Whether evidence of this type is worth asking for in a recovery. */
    public boolean counts(EvidenceType type) {
        return OF_THE_PERSON.contains(assurance.standsFor(type));
    }

    /** What the account's own mobile says. */
    public enum Mobile {
        /** No code was shown that came to it. */
        NONE,
        /** A code was shown, but for half a year nobody has made sure that the number is still this person's. */
        AGED,
        /** A code was shown. */
        CURRENT
    }

    /**
     * What somebody shows who wants the account back.
     *
     * @param document name and number as registered were typed
     * @param fresh what sources have confirmed about that document just now
     */
    public record Shown(Mobile mobile, boolean document, Set<EvidenceType> fresh) {
        public Shown {
            Objects.requireNonNull(mobile, "mobile");
            fresh = Set.copyOf(fresh);
            if (!document && !fresh.isEmpty()) {
                throw new IllegalArgumentException("evidence is about a document");
            }
        }
    }

    /** What follows. */
    public sealed interface Decision permits Now, After, NotEnough {}

    /** The account is given back at once. */
    public record Now() implements Decision {}

    /** The account is given back later, unless somebody objects. */
    public record After(Duration coolOff) implements Decision {}

    /** Something is missing. For journal and counter; who asks is told nothing, it could be a stranger. */
    public record NotEnough(Missing missing) implements Decision {}

    /** What is missing. */
    public enum Missing {
        /** Nothing ties the asker to the account. */
        NOTHING_SHOWN("nothing-shown"),
        /** The mobile alone does not do for this account. */
        DOCUMENT("document"),
        /** A document number is no secret; something fresh is needed. */
        EVIDENCE("evidence"),
        /** What was shown is weaker than what the account holds. */
        STRONGER_EVIDENCE("stronger-evidence");

        private final String code;

        Missing(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * Decides.
     *
     * @param held the highest level that the account's identity was ever proven to
     */
    public Decision decide(IdentityAssuranceLevel held, Shown shown) {
        boolean proven = held.covers(IdentityAssuranceLevel.TWO);
        if (shown.fresh().contains(EvidenceType.COUNTER_CONFIRMED)
                || (shown.fresh().contains(EvidenceType.COUNTER) && !held.covers(IdentityAssuranceLevel.FOUR))) {
            return new Now();
        }
        boolean mobileCounts = shown.mobile() == Mobile.CURRENT || (shown.mobile() == Mobile.AGED && !proven);
        boolean mobileSuffices = shown.mobile() == Mobile.CURRENT && !proven;
        if (mobileSuffices || (mobileCounts && shown.document())) {
            return new Now();
        }
        if (!shown.document()) {
            return new NotEnough(shown.mobile() == Mobile.NONE ? Missing.NOTHING_SHOWN : Missing.DOCUMENT);
        }
        return byEvidence(held, shown.fresh());
    }

    private Decision byEvidence(IdentityAssuranceLevel held, Set<EvidenceType> fresh) {
        if (fresh.contains(EvidenceType.COUNTER)) {
            return new After(SHORT_COOL_OFF);
        }
        if (fresh.stream().map(assurance::standsFor).noneMatch(OF_THE_PERSON::contains)) {
            return new NotEnough(Missing.EVIDENCE);
        }
        IdentityAssuranceLevel needed =
                held.covers(IdentityAssuranceLevel.THREE) ? IdentityAssuranceLevel.THREE : IdentityAssuranceLevel.TWO;
        return levelOf(fresh).covers(needed) ? new After(COOL_OFF) : new NotEnough(Missing.STRONGER_EVIDENCE);
    }

    /** What the fresh evidence carries by itself. */
    private IdentityAssuranceLevel levelOf(Set<EvidenceType> fresh) {
        return assurance
                .assess(
                        fresh.stream()
                                .map(type -> new HeldEvidence(type, Instant.EPOCH))
                                .toList(),
                        Instant.EPOCH)
                .level();
    }
}
