package io.tongxing.deploy.sql;

import io.tongxing.identity.claims.PairwiseSubjects;
import io.tongxing.identity.claims.postgres.PostgresKnownSectors;
import io.tongxing.identity.platform.crypto.HmacSm3;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.Database;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A life history on the real tables. */
final class PostgresWorld implements LifeHistory.World {
    private record Undo(List<String> accounts, Set<String> retired) {}

    private final Database database;
    private final PairwiseSubjects subjects;
    private final Map<Integer, UUID> persons = new HashMap<>();
    private final Map<Integer, String> accounts = new HashMap<>();
    private final Set<String> retired = new HashSet<>();
    private final Set<UUID> away = new HashSet<>();
    private final Deque<Undo> undo = new ArrayDeque<>();

    PostgresWorld(Connection connection) {
        database = new ConnectionDatabase(connection);
        subjects =
                new PairwiseSubjects(new HmacSm3(new byte[32]), new PostgresKnownSectors(database), Clock.systemUTC());
    }

    /** The same people seen by another transaction. */
    PostgresWorld on(Connection connection) {
        PostgresWorld other = new PostgresWorld(connection);
        other.persons.putAll(persons);
        other.accounts.putAll(accounts);
        return other;
    }

    @Override
    public void enrol(int account) {
        UUID person = UUID.randomUUID();
        persons.put(account, person);
        accounts.put(account, "account-" + person);
        database.run(handle -> {
            handle.execute("INSERT INTO tongxing.natural_person (person_id, enrolled_at) VALUES (?, now())", person);
            handle.execute(
                    "INSERT INTO tongxing.account (account_id, person_id, opened_at) VALUES (?, ?, now())",
                    accounts.get(account),
                    person);
        });
    }

    @Override
    public void merge(int goes, int stays, int login) {
        List<String> going = accountsOf(persons.get(goes));
        undo.push(new Undo(going, Set.copyOf(retired)));
        retired.addAll(going);
        retired.addAll(accountsOf(persons.get(stays)));
        retired.remove(accounts.get(login));
        database.run(handle -> handle.execute(
                "UPDATE tongxing.account SET opened_for = coalesce(opened_for, person_id), person_id = ? WHERE person_id = ?",
                persons.get(stays),
                persons.get(goes)));
    }

    private List<String> accountsOf(UUID person) {
        return database.with(
                handle -> handle.createQuery("SELECT account_id FROM tongxing.account WHERE person_id = :person")
                        .bind("person", person)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void split(int goes, int stays) {
        Undo before = undo.pop();
        retired.clear();
        retired.addAll(before.retired());
        database.run(handle -> before.accounts()
                .forEach(account -> handle.execute(
                        "UPDATE tongxing.account SET person_id = ? WHERE account_id = ?", persons.get(goes), account)));
    }

    @Override
    public void live(LifeHistory.Event event, int who) {
        switch (event) {
            case SUSPENDED, CLOSED -> away.add(persons.get(who));
            case RESUMED -> away.remove(persons.get(who));
            default -> {}
        }
    }

    @Override
    public Optional<String> token(int account, String sector) {
        String id = accounts.get(account);
        UUID person = database.with(
                handle -> handle.createQuery("SELECT person_id FROM tongxing.account WHERE account_id = :account")
                        .bind("account", id)
                        .mapTo(UUID.class)
                        .one());
        boolean mayNot = retired.contains(id) || away.contains(person);
        return mayNot ? Optional.empty() : subjects.subjectOf(id, sector);
    }
}
