package io.tongxing.deploy.sql;

import io.tongxing.identity.claims.Acquaintance;
import io.tongxing.identity.claims.Acquaintance.Told;
import io.tongxing.identity.claims.KnownSectors;
import io.tongxing.identity.claims.PairwiseSubjects;
import io.tongxing.identity.platform.crypto.HmacSm3;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A life history in memory: the rule alone, without statements. */
final class MemoryWorld implements LifeHistory.World, KnownSectors {
    private record Undo(Map<Integer, Integer> person, Set<Integer> retired) {}

    private final Map<Integer, Integer> person = new HashMap<>();
    private final Set<Integer> retired = new HashSet<>();
    private final Set<Integer> away = new HashSet<>();
    private final Map<String, Map<String, Told>> books = new HashMap<>();
    private final Deque<Undo> undo = new ArrayDeque<>();
    private long ticks;
    private final PairwiseSubjects subjects =
            new PairwiseSubjects(new HmacSm3(new byte[32]), this, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Override
    public void enrol(int account) {
        person.put(account, account);
    }

    @Override
    public void merge(int goes, int stays, int login) {
        undo.push(new Undo(Map.copyOf(person), Set.copyOf(retired)));
        for (Map.Entry<Integer, Integer> account : person.entrySet()) {
            if (account.getValue() == goes || account.getValue() == stays) {
                retired.add(account.getKey());
                account.setValue(stays);
            }
        }
        retired.remove(login);
    }

    @Override
    public void split(int goes, int stays) {
        Undo before = undo.pop();
        before.person().forEach((account, who) -> {
            if (who == goes) {
                person.put(account, goes);
            }
        });
        retired.clear();
        retired.addAll(before.retired());
    }

    @Override
    public void live(LifeHistory.Event event, int who) {
        switch (event) {
            case SUSPENDED, CLOSED -> away.add(who);
            case RESUMED -> away.remove(who);
            default -> {}
        }
    }

    @Override
    public Optional<String> token(int account, String sector) {
        boolean mayNot = retired.contains(account) || away.contains(person.get(account));
        return mayNot ? Optional.empty() : subjects.subjectOf(Integer.toString(account), sector);
    }

    @Override
    public Optional<Acquaintance> of(String accountId, String sector) {
        int account = Integer.parseInt(accountId);
        Map<String, Told> book = books.computeIfAbsent(sector, unknown -> new HashMap<>());
        List<Told> told = new ArrayList<>(person.entrySet().stream()
                .filter(other -> Objects.equals(other.getValue(), person.get(account)))
                .map(other -> book.get(other.getKey().toString()))
                .filter(Objects::nonNull)
                .toList());
        return Optional.of(new Acquaintance(accountId, new UUID(0, account), told));
    }

    @Override
    public boolean remember(Told told, String sector, Optional<Told> inPlaceOf) {
        Instant now = Instant.ofEpochSecond(ticks++);
        books.computeIfAbsent(sector, unknown -> new HashMap<>())
                .put(told.accountId(), new Told(told.accountId(), told.root(), told.lentBy(), now));
        return true;
    }
}
