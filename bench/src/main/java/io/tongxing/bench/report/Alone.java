package io.tongxing.bench.report;

import java.util.List;

/**
 * Figures of something that stock Keycloak does not do.
 *
 * @param operations how many were done
 * @param seconds of wall time for all of them
 * @param lines what else there is to say, one a line
 */
public record Alone(String scenario, String explanation, long operations, double seconds, List<String> lines) {
    public Alone {
        lines = List.copyOf(lines);
    }

    public double rate() {
        return operations / seconds;
    }
}
