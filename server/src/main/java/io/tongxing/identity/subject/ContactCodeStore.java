package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.UUID;

/** One-time codes that are out. Every call runs in the caller's transaction. */
public interface ContactCodeStore {

    /** What an attempt to use a code came to. */
    enum Redemption {
        REDEEMED,
        WRONG,
        EXPIRED
    }

    /** Keeps a code and withdraws every earlier one of the same mobile and flow, so that only the newest counts. */
    void put(
            UUID codeId, MobileNumber mobile, String flow, String code, Instant issuedAt, Instant expiresAt, int tries);

    /**
     * Uses up a try and, when the code is right, the code. Decided by one update of one row, so that of two equal requests at the same instant one
     * wins.
     */
    Redemption redeem(MobileNumber mobile, String flow, String code, Instant now);

    void withdraw(UUID codeId);
}
