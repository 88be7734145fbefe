package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Recoveries that wait for their cool-off. Every call runs in the caller's transaction. */
public interface RecoveryStore {

    /**
     * One that waits.
     *
     * @param mobile the new mobile, to be bound in the end
     */
    @PersonalData
    record Pending(
            UUID recoveryId, UUID personId, String accountId, MobileNumber mobile, Instant readyAt, Instant lapsesAt) {
        @Override
        public String toString() {
            return "Pending[" + recoveryId + "]";
        }
    }

    /** Keeps one; an earlier one of the same account ends. */
    void put(Pending pending, String receipt, String cancelCode, Instant at);

    /** The one with this receipt number, if it still waits; locked until the end of the transaction. */
    Optional<Pending> byReceipt(String receipt);

    /** Ends it; false when it had ended before. */
    boolean finish(UUID recoveryId, Instant at);

    /** Cancels the one with this code; the account. */
    Optional<String> cancelByCode(String cancelCode, Instant at);

    /** Cancels whatever waits for the account; whether there was one. */
    boolean cancelOf(String accountId, Instant at);
}
