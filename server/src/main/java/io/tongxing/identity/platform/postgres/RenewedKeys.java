package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.crypto.DataKeyRing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The key ring of one process, looked after by those who use it: whoever begins to work with keys that were read too long ago reads them again first.
 *
 * <p>Not by a timer: a rotation relies on every node to know of a new phase within seconds, and timers share a thread with tasks that may take
 * minutes.
 */
public final class RenewedKeys {
    /** Keys older than this are read again by the next who comes. */
    public static final Duration OLD = Duration.ofSeconds(5);
    /** Keys older than this are used by nobody; everybody waits for them to be read. */
    private static final Duration TOO_OLD = Duration.ofSeconds(10);

    private final PostgresDataKeys keys;
    private final Clock clock;
    private final DataKeyRing ring;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Instant readAt;

    /** Reads the keys, and makes the missing ones, in the caller's transaction. */
    public RenewedKeys(PostgresDataKeys keys, Database database, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.readAt = clock.instant();
        PostgresDataKeys.Held held = keys.readOrMake(database);
        this.ring = new DataKeyRing(held.keys(), held.underWay());
    }

    /** The one ring of the process; its content changes, not the object. */
    public DataKeyRing ring() {
        return ring;
    }

    /** Makes sure that the ring is of the last seconds; costs one or two small statements when it is not. */
    public void renewWhenOld(Database database) {
        Duration age = age();
        if (age.compareTo(OLD) < 0) {
            return;
        }
        if (age.compareTo(TOO_OLD) < 0) {
            if (reading.tryLock()) {
                renewLocked(database);
            }
            return;
        }
        reading.lock();
        renewLocked(database);
    }

    private void renewLocked(Database database) {
        try {
            if (age().compareTo(OLD) >= 0) {
                renew(database);
            }
        } finally {
            reading.unlock();
        }
    }

    /** Reads keys and rotation now. */
    public void renew(Database database) {
        // Taken before reading: what is read may have changed a moment later.
        Instant now = clock.instant();
        PostgresDataKeys.Held held = database.with(keys::read);
        ring.renew(held.keys(), held.underWay());
        readAt = now;
    }

    private Duration age() {
        return Duration.between(readAt, clock.instant());
    }
}
