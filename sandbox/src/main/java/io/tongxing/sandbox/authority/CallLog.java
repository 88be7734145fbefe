package io.tongxing.sandbox.authority;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was asked of each authority, newest first; the oldest calls fall out, so that a measurement cannot fill the memory. */
@Singleton
public class CallLog {
    static final int KEPT = 1_000;

    private final Map<Authority, Deque<Call>> calls = new EnumMap<>(Authority.class);

    synchronized void add(Authority authority, Call call) {
        Deque<Call> log = calls.computeIfAbsent(authority, unused -> new ArrayDeque<>());
        log.addFirst(call);
        if (log.size() > KEPT) {
            log.removeLast();
        }
    }

    synchronized List<Call> of(Authority authority) {
        return List.copyOf(calls.getOrDefault(authority, new ArrayDeque<>()));
    }
}
