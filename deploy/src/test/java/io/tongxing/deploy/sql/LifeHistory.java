package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One random life of a few people with several accounts, and what departments were told on the way, held against what must never happen. Knows
 * nothing of how a subject is made: it sees accounts, merges, splits and the subjects that came out.
 */
final class LifeHistory {
    private static final int SECTORS = 4;
    private static final int ACTS = 60;

    /** The world in which a life is led; persons and accounts go by numbers of the history. */
    interface World {
        /** Opens a person with one account. */
        void enrol(int account);

        /** Joins one person to another; of all their accounts only this one logs in from now on. */
        void merge(int goes, int stays, int login);

        /** Takes the last merge back. */
        void split(int goes, int stays);

        /** Something in a person's life that no department may notice in the subject. */
        void live(Event event, int person);

        /** The subject that a department is told, empty while the account may not log in. */
        Optional<String> token(int account, String sector);
    }

    /** What happens to people. {@code SUSPENDED} and {@code RESUMED} stand for death and freezing and their undoing. */
    enum Event {
        NUMBER_CHANGE,
        NAME_CHANGE,
        RENEWAL,
        MOBILE_CHANGE,
        MOBILE_TAKEN_OVER,
        SUSPENDED,
        RESUMED,
        CLOSED
    }

    private record Merge(int goes, int stays, List<Integer> going, Set<Integer> retiredBefore) {}

    private record Pair(int account, String sector) {}

    private final World world;
    private final Random random;
    private final List<Integer> person = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Set<Integer> retired = new HashSet<>();
    private final Set<Integer> suspended = new HashSet<>();
    private final Set<Integer> closed = new HashSet<>();
    private final Map<Pair, String> told = new HashMap<>();
    private final Map<String, Integer> bringer = new HashMap<>();
    private int loansReturned;
    private int tokens;

    LifeHistory(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    /** Lives the whole life, then asks for every account at every department once more. */
    LifeHistory live() {
        enrol();
        for (int act = 0; act < ACTS; act++) {
            act();
        }
        for (int account = 0; account < person.size(); account++) {
            for (int sector = 0; sector < SECTORS; sector++) {
                token(account, "sector-" + sector);
            }
        }
        nobodySharesASubject();
        return this;
    }

    int tokens() {
        return tokens;
    }

    int loansReturned() {
        return loansReturned;
    }

    private void act() {
        switch (random.nextInt(12)) {
            case 0 -> enrol();
            case 1 -> merge();
            case 2 -> split();
            case 3, 4 -> happen(Event.values()[random.nextInt(Event.values().length)]);
            default -> token(random.nextInt(person.size()), "sector-" + random.nextInt(SECTORS));
        }
    }

    private void enrol() {
        if (person.size() < 6) {
            int account = person.size();
            person.add(account);
            world.enrol(account);
        }
    }

    private void merge() {
        int goes = person.get(random.nextInt(person.size()));
        int stays = person.get(random.nextInt(person.size()));
        if (goes == stays || !isActive(goes) || !isActive(stays)) {
            return;
        }
        List<Integer> going = accountsOf(goes);
        List<Integer> all = new ArrayList<>(going);
        all.addAll(accountsOf(stays));
        List<Integer> usable =
                all.stream().filter(account -> !retired.contains(account)).toList();
        int login = usable.get(random.nextInt(usable.size()));
        world.merge(goes, stays, login);
        merges.add(new Merge(goes, stays, going, Set.copyOf(retired)));
        going.forEach(account -> person.set(account, stays));
        retired.addAll(all);
        retired.remove(login);
    }

    private void split() {
        if (merges.isEmpty() || !isActive(merges.get(merges.size() - 1).stays())) {
            return;
        }
        Merge last = merges.remove(merges.size() - 1);
        world.split(last.goes(), last.stays());
        last.going().forEach(account -> person.set(account, last.goes()));
        retired.clear();
        retired.addAll(last.retiredBefore());
        nobodySharesASubject();
    }

    private void happen(Event event) {
        int who = person.get(random.nextInt(person.size()));
        boolean possible =
                switch (event) {
                    case SUSPENDED -> isActive(who) && suspended.add(who);
                    case RESUMED -> suspended.remove(who);
                    case CLOSED -> isActive(who) && random.nextInt(4) == 0 && closed.add(who);
                    default -> isActive(who);
                };
        if (possible) {
            world.live(event, who);
        }
    }

    private void token(int account, String sector) {
        Optional<String> subject = world.token(account, sector);
        assertThat(subject.isPresent())
                .as("an account logs in exactly while its person may and it was not retired")
                .isEqualTo(isActive(person.get(account)) && !retired.contains(account));
        subject.ifPresent(given -> check(new Pair(account, sector), given));
    }

    private void check(Pair pair, String given) {
        tokens++;
        String before = told.put(pair, given);
        int brought = bringer.computeIfAbsent(given, first -> pair.account());
        if (before == null) {
            Set<String> known = subjectsOfOthers(pair);
            assertThat(known.isEmpty() || known.contains(given))
                    .as("a department that knows a person sees the person it knows")
                    .isTrue();
        } else if (!before.equals(given)) {
            int lender = bringer.getOrDefault(before, pair.account());
            assertThat(person.get(lender))
                    .as(
                            "a subject changes only when it was borrowed from an account that a split made another person's")
                    .isNotEqualTo(person.get(pair.account()));
            loansReturned++;
        }
        assertThat(person.get(brought)).as("a subject is told of one person").isEqualTo(person.get(pair.account()));
    }

    private Set<String> subjectsOfOthers(Pair pair) {
        Set<String> known = new HashSet<>();
        for (int other = 0; other < person.size(); other++) {
            String subject = told.get(new Pair(other, pair.sector()));
            boolean same = other != pair.account() && person.get(other).equals(person.get(pair.account()));
            if (same && subject != null && bringer.getOrDefault(subject, other) == other) {
                known.add(subject);
            }
        }
        return known;
    }

    /** Of what accounts were told last, leaving out loans that ended with a split and are renewed at the next token. */
    private void nobodySharesASubject() {
        Map<String, Integer> holders = new HashMap<>();
        told.forEach((pair, subject) -> {
            int brought = bringer.getOrDefault(subject, pair.account());
            if (person.get(brought).equals(person.get(pair.account()))) {
                Integer other = holders.put(subject, person.get(pair.account()));
                assertThat(other == null || other.equals(person.get(pair.account())))
                        .as("two persons never share a subject")
                        .isTrue();
            }
        });
    }

    private List<Integer> accountsOf(int who) {
        List<Integer> accounts = new ArrayList<>();
        for (int account = 0; account < person.size(); account++) {
            if (person.get(account) == who) {
                accounts.add(account);
            }
        }
        return accounts;
    }

    private boolean isActive(int who) {
        return !suspended.contains(who) && !closed.contains(who);
    }
}
