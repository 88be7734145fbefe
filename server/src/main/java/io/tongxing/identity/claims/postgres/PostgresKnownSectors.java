package io.tongxing.identity.claims.postgres;

import io.tongxing.identity.claims.Acquaintance;
import io.tongxing.identity.claims.Acquaintance.Told;
import io.tongxing.identity.claims.KnownSectors;
import io.tongxing.identity.platform.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Known sectors in PostgreSQL; the primary key decides which of two first tokens was first. */
public final class PostgresKnownSectors implements KnownSectors {
    private final Database database;

    public PostgresKnownSectors(Database database) {
        this.database = database;
    }

    private record Row(UUID openedFor, @Nullable Told told) {}

    @Override
    public Optional<Acquaintance> of(String accountId, String sector) {
        List<Row> rows = database.with(handle -> handle.createQuery("""
                        SELECT coalesce(me.opened_for, me.person_id) AS opened_for, k.account_id, k.root_person_id, k.lent_by, k.told_at
                        FROM tongxing.account me
                        JOIN tongxing.account mine ON mine.person_id = me.person_id
                        LEFT JOIN tongxing.known_sector k ON k.account_id = mine.account_id AND k.sector = :sector
                        WHERE me.account_id = :account""")
                .bind("account", accountId)
                .bind("sector", sector)
                .map((row, context) -> new Row(row.getObject("opened_for", UUID.class), told(row)))
                .list());
        return rows.stream()
                .findFirst()
                .map(first -> new Acquaintance(
                        accountId,
                        first.openedFor(),
                        rows.stream().map(Row::told).filter(Objects::nonNull).toList()));
    }

    private static @Nullable Told told(ResultSet row) throws SQLException {
        String account = row.getString("account_id");
        if (account == null) {
            return null;
        }
        return new Told(
                account,
                row.getObject("root_person_id", UUID.class),
                Optional.ofNullable(row.getString("lent_by")),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public boolean remember(Told told, String sector, Optional<Told> inPlaceOf) {
        return database.with(handle -> handle.createUpdate("""
                                INSERT INTO tongxing.known_sector AS known (account_id, sector, root_person_id, lent_by, told_at)
                                VALUES (:account, :sector, :root, :lender, :at)
                                ON CONFLICT (account_id, sector) DO UPDATE
                                SET root_person_id = excluded.root_person_id, lent_by = excluded.lent_by, told_at = excluded.told_at
                                WHERE known.lent_by = :over""")
                        .bind("account", told.accountId())
                        .bind("sector", sector)
                        .bind("root", told.root())
                        .bind("lender", told.lentBy().orElse(null))
                        .bind("over", inPlaceOf.flatMap(Told::lentBy).orElse(null))
                        .bind("at", told.since().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }
}
