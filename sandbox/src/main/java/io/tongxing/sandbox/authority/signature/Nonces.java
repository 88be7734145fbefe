package io.tongxing.sandbox.authority.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nonces of the requests that were answered, for as long as their time would still be accepted. */
final class Nonces {
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final Duration kept;

    Nonces(Duration kept) {
        this.kept = kept;
    }

    /** False if it was used before. */
    synchronized boolean use(String nonce, Instant now) {
        forgetOlderThan(now.minus(kept));
        return seen.putIfAbsent(nonce, now) == null;
    }

    private void forgetOlderThan(Instant oldest) {
        Iterator<Instant> inOrder = seen.values().iterator();
        while (inOrder.hasNext() && inOrder.next().isBefore(oldest)) {
            inOrder.remove();
        }
    }
}
