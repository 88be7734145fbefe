package io.tongxing.realname.spi;

import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What came of asking a register. There are three outcomes and no fourth: a register that is down, slow or talks nonsense
 * must never look like a person who is not who they say.
 */
public sealed interface EvidenceOutcome {

    /**
     * The register has answered about this person, and the claimed identity is right.
     *
     * @param identity who the person is by the word of a source that gives it out; empty where it only says yes
     * @param key what the source calls the person, where it has such a name
     */
    record Confirmed(ConfirmedEvidence evidence, Optional<ClaimedIdentity> identity, Optional<ExternalKey> key)
            implements EvidenceOutcome {
        public Confirmed {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(key, "key");
        }

        public Confirmed(ConfirmedEvidence evidence) {
            this(evidence, Optional.empty(), Optional.empty());
        }
    }

    /** The register has answered about this person, and did not confirm. Counts against the person's limits. */
    record NotConfirmed(Reason reason) implements EvidenceOutcome {
        public NotConfirmed {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * There is no answer. Says nothing about the person and costs them nothing.
     *
     * @param retryAfter how long to wait before asking again is likely to help
     * @param cause one of the constants here, for journal, log and metrics; never a text that came from outside, which could
     *     carry a name or a number into a log
     */
    record Unavailable(Duration retryAfter, String cause) implements EvidenceOutcome {

        /** No complete answer within the time limit. */
        public static final String TIMEOUT = "timeout";
        /** Too many checks are under way here; the register was not asked. */
        public static final String BUSY = "busy";
        /** No connection, or it broke. */
        public static final String REFUSED_CONNECTION = "refused-connection";
        /** The register answered with an error. */
        public static final String BAD_STATUS = "bad-status";
        /** The answer cannot be understood. */
        public static final String BAD_ANSWER = "bad-answer";
        /** The answer is about another person or another question. */
        public static final String OTHER_PERSON = "other-person";
        /** What the check needs here is not in place, a list of trusted certificates for one. */
        public static final String NOT_READY = "not-ready";
        /** The answer is not provably the register's own: its signature is missing, wrong, too old or of another answer. */
        public static final String NOT_AUTHENTIC = "not-authentic";
        /** The register has failed too often in a row and is left alone for a while; it was not asked. */
        public static final String SOURCE_DOWN = "source-down";

        private static final Set<String> CAUSES = Set.of(
                TIMEOUT,
                BUSY,
                REFUSED_CONNECTION,
                BAD_STATUS,
                BAD_ANSWER,
                OTHER_PERSON,
                NOT_READY,
                NOT_AUTHENTIC,
                SOURCE_DOWN);

        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter lies in the future");
            }
            if (!CAUSES.contains(cause)) {
                throw new IllegalArgumentException("cause is one of the published codes");
            }
        }
    }

    /** Why a register did not confirm: for journal and operators. The person is not told which element was wrong. */
    enum Reason {
        /** The number exists with another name. */
        MISMATCH("mismatch"),
        /** The register does not know the number. */
        NOT_FOUND("not-found"),
        /** The document was cancelled, or its holder has died. */
        DOCUMENT_NOT_VALID("document-not-valid"),
        /** The register cannot compare this entry, a rare character for one; the counter can. */
        CANNOT_COMPARE("cannot-compare"),
        /**
         * What was presented proves nothing by itself: it cannot be read, its signature is wrong, or nobody trusted vouches for
         * it.
         */
        PROOF_NOT_VALID("proof-not-valid"),
        /** The source knows the person, but has never looked at them well enough for its word to count. */
        NOT_PROVEN_ENOUGH("not-proven-enough");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
