package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.ContactCodeStore;
import io.tongxing.realname.evidence.MobileNumber;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** One-time codes in PostgreSQL; code, mobile and flow are kept as keyed hashes only. */
public final class PostgresContactCodeStore implements ContactCodeStore {
    private static final String MOBILE = "contact-code:mobile";
    private static final String FLOW = "contact-code:flow";
    private static final String CODE = "contact-code:code";

    private final Database database;
    private final BlindIndex index;

    public PostgresContactCodeStore(Database database, BlindIndex index) {
        this.database = database;
        this.index = index;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Candidate(UUID id, byte[] code) {}

    @Override
    public void put(
            UUID codeId,
            MobileNumber mobile,
            String flow,
            String code,
            Instant issuedAt,
            Instant expiresAt,
            int tries) {
        database.run(handle -> {
            handle.createUpdate("""
                            UPDATE tongxing.contact_code SET tries_left = 0
                            WHERE contact_index IN (<mobiles>) AND flow_index IN (<flows>) AND used_at IS NULL""")
                    .bindList("mobiles", index.forFinding(MOBILE, mobile.value()))
                    .bindList("flows", index.forFinding(FLOW, flow))
                    .execute();
            handle.createUpdate("""
                            INSERT INTO tongxing.contact_code (code_id, contact_index, flow_index, code_index, issued_at, expires_at, tries_left)
                            VALUES (:id, :mobile, :flow, :code, :issued, :expires, :tries)""")
                    .bind("id", codeId)
                    .bind("mobile", index.of(MOBILE, mobile.value()))
                    .bind("flow", index.of(FLOW, flow))
                    .bind("code", index.of(CODE, codeTerm(codeId, code)))
                    .bind("issued", issuedAt.atOffset(ZoneOffset.UTC))
                    .bind("expires", expiresAt.atOffset(ZoneOffset.UTC))
                    .bind("tries", tries)
                    .execute();
        });
    }

    @Override
    public Redemption redeem(MobileNumber mobile, String flow, String code, Instant now) {
        return database.with(handle -> {
            // The row lock of this update makes equal requests wait for each other; the loser finds the code used.
            var candidate = handle.createQuery("""
                            UPDATE tongxing.contact_code SET tries_left = tries_left - 1
                            WHERE code_id = (
                                SELECT code_id FROM tongxing.contact_code
                                WHERE contact_index IN (<mobiles>) AND flow_index IN (<flows>) AND used_at IS NULL
                                ORDER BY issued_at DESC LIMIT 1)
                              AND used_at IS NULL AND tries_left > 0 AND expires_at > :now
                            RETURNING code_id, code_index""")
                    .bindList("mobiles", index.forFinding(MOBILE, mobile.value()))
                    .bindList("flows", index.forFinding(FLOW, flow))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .map((row, context) ->
                            new Candidate(row.getObject("code_id", UUID.class), row.getBytes("code_index")))
                    .findOne();
            if (candidate.isEmpty()) {
                return Redemption.EXPIRED;
            }
            UUID id = candidate.get().id();
            if (!isCode(candidate.get().code(), id, code)) {
                return Redemption.WRONG;
            }
            int used = handle.createUpdate(
                            "UPDATE tongxing.contact_code SET used_at = :now WHERE code_id = :id AND used_at IS NULL")
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("id", id)
                    .execute();
            return used == 1 ? Redemption.REDEEMED : Redemption.EXPIRED;
        });
    }

    @Override
    public void withdraw(UUID codeId) {
        database.run(handle -> handle.createUpdate("DELETE FROM tongxing.contact_code WHERE code_id = :id")
                .bind("id", codeId)
                .execute());
    }

    /** Codes live longer than the moment in which the index key changes, therefore any of its keys counts. */
    private boolean isCode(byte[] kept, UUID codeId, String code) {
        boolean right = false;
        for (byte[] candidate : index.forFinding(CODE, codeTerm(codeId, code))) {
            right |= MessageDigest.isEqual(kept, candidate);
        }
        return right;
    }

    private static String codeTerm(UUID codeId, String code) {
        return codeId + "|" + code;
    }
}
