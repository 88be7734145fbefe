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
                            WHERE contact_index = :mobile AND flow_index = :flow AND used_at IS NULL""")
                    .bind("mobile", mobileIndex(mobile))
                    .bind("flow", flowIndex(flow))
                    .execute();
            handle.createUpdate("""
                            INSERT INTO tongxing.contact_code (code_id, contact_index, flow_index, code_index, issued_at, expires_at, tries_left)
                            VALUES (:id, :mobile, :flow, :code, :issued, :expires, :tries)""")
                    .bind("id", codeId)
                    .bind("mobile", mobileIndex(mobile))
                    .bind("flow", flowIndex(flow))
                    .bind("code", codeIndex(codeId, code))
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
                                WHERE contact_index = :mobile AND flow_index = :flow AND used_at IS NULL
                                ORDER BY issued_at DESC LIMIT 1)
                              AND used_at IS NULL AND tries_left > 0 AND expires_at > :now
                            RETURNING code_id, code_index""")
                    .bind("mobile", mobileIndex(mobile))
                    .bind("flow", flowIndex(flow))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .map((row, context) ->
                            new Candidate(row.getObject("code_id", UUID.class), row.getBytes("code_index")))
                    .findOne();
            if (candidate.isEmpty()) {
                return Redemption.EXPIRED;
            }
            UUID id = candidate.get().id();
            if (!MessageDigest.isEqual(candidate.get().code(), codeIndex(id, code))) {
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

    private byte[] mobileIndex(MobileNumber mobile) {
        return index.of("contact-code:mobile", mobile.value());
    }

    private byte[] flowIndex(String flow) {
        return index.of("contact-code:flow", flow);
    }

    private byte[] codeIndex(UUID codeId, String code) {
        return index.of("contact-code:code", codeId + "|" + code);
    }
}
