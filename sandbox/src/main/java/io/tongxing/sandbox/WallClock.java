package io.tongxing.sandbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the time of the machine. */
@Singleton
public class WallClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
