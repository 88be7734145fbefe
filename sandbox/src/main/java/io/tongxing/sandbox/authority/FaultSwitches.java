package io.tongxing.sandbox.authority;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One switch per authority; all work after a start. */
@Singleton
public class FaultSwitches {
    private final Map<Authority, Fault> faults = new ConcurrentHashMap<>();

    Fault of(Authority authority) {
        return faults.getOrDefault(authority, Fault.NONE);
    }

    void set(Authority authority, Fault fault) {
        faults.put(authority, fault);
    }
}
