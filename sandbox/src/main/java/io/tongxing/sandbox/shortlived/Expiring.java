package io.tongxing.sandbox.shortlived;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Things that are kept for a while under a name: logins under way, assertions seen, sessions, tickets.
 *
 * <p>Everything lives equally long, so the oldest is always the first to expire. Somebody who starts logins without end could
 * fill the memory; therefore the number is bounded and the oldest fall out.
 */
public final class Expiring<V> {
    private record Kept<V>(V value, Instant until) {}

    private final Map<String, Kept<V>> kept = new LinkedHashMap<>();
    private final Duration lifetime;
    private final int most;
    private final Clock clock;

    public Expiring(Duration lifetime, int most, Clock clock) {
        this.lifetime = lifetime;
        this.most = most;
        this.clock = clock;
    }

    /** False if the name was taken; what is kept under it stays. */
    public synchronized boolean put(String name, V value) {
        removeOld();
        return kept.putIfAbsent(name, new Kept<>(value, clock.instant().plus(lifetime))) == null;
    }

    public synchronized Optional<V> find(String name) {
        return Optional.ofNullable(kept.get(name))
                .filter(found -> found.until().isAfter(clock.instant()))
                .map(Kept::value);
    }

    /** Of two callers only one gets it. */
    public synchronized Optional<V> take(String name) {
        Optional<V> found = find(name);
        kept.remove(name);
        return found;
    }

    public synchronized void removeIf(Predicate<V> gone) {
        kept.values().removeIf(one -> gone.test(one.value()));
    }

    private void removeOld() {
        Instant now = clock.instant();
        var oldest = kept.values().iterator();
        int size = kept.size();
        while (oldest.hasNext()) {
            boolean expired = !oldest.next().until().isAfter(now);
            if (!expired && size < most) {
                return;
            }
            oldest.remove();
            size--;
        }
    }
}
