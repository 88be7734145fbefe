package io.tongxing.identity.migration;

import io.tongxing.identity.migration.ImportFile.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells how far an import is: a bar that redraws itself on a terminal, a line every few seconds anywhere else. */
public final class ImportProgress implements RunImport.Progress {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final long bytes;
    private final boolean terminal;
    private final Clock clock;
    private final Consumer<String> out;
    private final Instant begun;
    private Instant shownAt = Instant.EPOCH;
    private long firstLine = -1;
    private String last = "";

    public ImportProgress(long bytes, boolean terminal, Clock clock, Consumer<String> out) {
        this.bytes = Math.max(bytes, 1);
        this.terminal = terminal;
        this.clock = clock;
        this.out = out;
        this.begun = clock.instant();
    }

    @Override
    public void at(Position position, long imported, long refused) {
        Instant now = clock.instant();
        if (firstLine < 0) {
            firstLine = position.line();
        }
        double part = Math.min(1, (double) position.offset() / bytes);
        double seconds = Math.max(0.001, Duration.between(begun, now).toMillis() / 1000.0);
        String figures = String.format(
                Locale.ROOT,
                "%3.0f %%  %,d imported  %,d refused  %,.0f lines/s",
                100 * part,
                imported,
                refused,
                (position.line() - firstLine) / seconds);
        int filled = (int) Math.round(part * WIDTH);
        last = terminal ? "\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + figures : figures + "\n";
        if (!now.isBefore(shownAt.plus(terminal ? ON_TERMINAL : ELSEWHERE))) {
            show(now);
        }
    }

    /** Shows where it ended. */
    public void end() {
        if (!last.isEmpty()) {
            show(clock.instant());
        }
        if (terminal) {
            out.accept("\n");
        }
    }

    private void show(Instant now) {
        out.accept(last);
        last = "";
        shownAt = now;
    }
}
