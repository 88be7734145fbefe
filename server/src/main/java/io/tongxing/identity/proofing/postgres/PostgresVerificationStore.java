package io.tongxing.identity.proofing.postgres;

import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts and verifications in PostgreSQL. */
public final class PostgresVerificationStore implements VerificationStore {
    private final Database database;

    public PostgresVerificationStore(Database database) {
        this.database = database;
    }

    @Override
    public Beginning begin(UUID attemptId, UUID personId, EvidenceType type, Instant now, Instant giveUpAt) {
        return database.with(handle -> {
            int begun = handle.createUpdate("""
                            INSERT INTO tongxing.proofing_attempt (attempt_id, person_id, evidence_type, state, begun_at, give_up_at)
                            VALUES (:id, :person, :type, 'checking', :now, :giveUp)
                            ON CONFLICT (person_id) WHERE state = 'checking' DO NOTHING""")
                    .bind("id", attemptId)
                    .bind("person", personId)
                    .bind("type", type.code())
                    .bind("now", utc(now))
                    .bind("giveUp", utc(giveUpAt))
                    .execute();
            if (begun == 1) {
                return new Beginning(attemptId, true);
            }
            return new Beginning(latestAttempt(personId).orElseThrow().attemptId(), false);
        });
    }

    @Override
    public boolean conclude(
            UUID attemptId,
            ProofingAttempt.State state,
            @Nullable String reason,
            @Nullable Duration retryAfter,
            Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                UPDATE tongxing.proofing_attempt
                                SET state = :state, reason = :reason, retry_after_seconds = :retry, concluded_at = :now
                                WHERE attempt_id = :id AND state = 'checking'""")
                        .bind("state", state.code())
                        .bind("reason", reason)
                        .bind("retry", retryAfter == null ? null : retryAfter.toSeconds())
                        .bind("now", utc(now))
                        .bind("id", attemptId)
                        .execute()
                == 1);
    }

    @Override
    public Optional<ProofingAttempt> attempt(UUID attemptId) {
        return database.with(
                handle -> handle.createQuery("SELECT * FROM tongxing.proofing_attempt WHERE attempt_id = :id")
                        .bind("id", attemptId)
                        .map((row, context) -> attempt(row))
                        .findOne());
    }

    @Override
    public Optional<ProofingAttempt> latestAttempt(UUID personId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT * FROM tongxing.proofing_attempt WHERE person_id = :person ORDER BY begun_at DESC LIMIT 1")
                .bind("person", personId)
                .map((row, context) -> attempt(row))
                .findOne());
    }

    private static ProofingAttempt attempt(ResultSet row) throws SQLException {
        long retry = row.getLong("retry_after_seconds");
        Optional<Duration> retryAfter = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(retry));
        return new ProofingAttempt(
                row.getObject("attempt_id", UUID.class),
                row.getObject("person_id", UUID.class),
                EvidenceType.ofCode(row.getString("evidence_type")),
                ProofingAttempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("reason")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("give_up_at", OffsetDateTime.class).toInstant(),
                retryAfter);
    }

    @Override
    public void save(
            UUID verificationId,
            UUID personId,
            Optional<CurrentIdentity> identity,
            ConfirmedEvidence evidence,
            Instant now) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.verification (verification_id, person_id, identifier_id, name_id, evidence_type, organization,
                          register_name, check_id, checked_at, not_after, recorded_at)
                        VALUES (:id, :person, CAST(:identifier AS uuid), CAST(:name AS uuid), :type, :organization, :register, :check, :checked,
                          CAST(:notAfter AS timestamptz), :now)""")
                .bind("id", verificationId)
                .bind("person", personId)
                .bind("identifier", identity.map(CurrentIdentity::identifierId).orElse(null))
                .bind("name", identity.map(CurrentIdentity::nameId).orElse(null))
                .bind("type", evidence.type().code())
                .bind("organization", evidence.organization())
                .bind("register", evidence.registerName())
                .bind("check", evidence.checkId())
                .bind("checked", utc(evidence.checkedAt()))
                .bind(
                        "notAfter",
                        evidence.notAfter().map(PostgresVerificationStore::utc).orElse(null))
                .bind("now", utc(now))
                .execute());
    }

    @Override
    public List<HeldVerification> held(UUID personId) {
        // A verification speaks of the name and number it checked; when either was replaced since, it no longer counts.
        // One that looked at
        // neither vouches for somebody without a number, and for nobody's number that is said later.
        return database.with(handle -> handle.createQuery("""
                        SELECT v.* FROM tongxing.verification v
                        LEFT JOIN tongxing.identifier i ON i.identifier_id = v.identifier_id AND i.valid_to IS NULL
                        LEFT JOIN tongxing.person_name n ON n.name_id = v.name_id AND n.valid_to IS NULL
                        WHERE v.person_id = :person AND v.ended_at IS NULL
                          AND CASE WHEN v.identifier_id IS NULL
                            THEN NOT EXISTS (SELECT FROM tongxing.identifier o WHERE o.person_id = v.person_id AND o.valid_to IS NULL)
                            ELSE i.identifier_id IS NOT NULL AND n.name_id IS NOT NULL END
                        ORDER BY v.checked_at DESC""")
                .bind("person", personId)
                .map((row, context) ->
                        new HeldVerification(row.getObject("verification_id", UUID.class), evidence(row)))
                .list());
    }

    private static ConfirmedEvidence evidence(ResultSet row) throws SQLException {
        return new ConfirmedEvidence(
                EvidenceType.ofCode(row.getString("evidence_type")),
                row.getString("organization"),
                row.getString("register_name"),
                row.getString("check_id"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("not_after", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public boolean end(UUID verificationId, UUID personId, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                UPDATE tongxing.verification SET ended_at = :now
                                WHERE verification_id = :id AND person_id = :person AND ended_at IS NULL""")
                        .bind("now", utc(now))
                        .bind("id", verificationId)
                        .bind("person", personId)
                        .execute()
                == 1);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
