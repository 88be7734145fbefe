package io.tongxing.identity.platform.postgres;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A connection with an open transaction that somebody else begins and ends.
 *
 * <p>Stores take this and not a session, so that the same statements serve a login, a rotation of keys in the background and the import of a city.
 */
public interface Database {

    /** Runs statements in the transaction that is open; what the work throws arrives as it was thrown. The result is never null. */
    <T> T with(Function<Handle, T> work);

    /** Runs statements whose result nobody needs. */
    default void run(Consumer<Handle> work) {
        with(handle -> {
            work.accept(handle);
            return Boolean.TRUE;
        });
    }
}
