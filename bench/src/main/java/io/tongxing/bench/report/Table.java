package io.tongxing.bench.report;

import io.tongxing.bench.contest.Contest;
import io.tongxing.bench.load.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a person reads them. */
public final class Table {

    private Table() {}

    public static String of(List<Result> results) {
        return results.stream().map(Table::section).collect(Collectors.joining("\n"));
    }

    public static String of(Alone figures) {
        return figures.scenario() + ": " + figures.explanation() + "\n"
                + format("  %,d in %.1f s, %,.0f per second%n", figures.operations(), figures.seconds(), figures.rate())
                + figures.lines().stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    public static String of(Contest.Conditions conditions) {
        return format(
                """
                %d cores, %d client threads, %d accounts, runs of %d s after warm-up, stock and ours in turn
                load average of the machine before: %s
                tokens signed by: %s (ours), %s (stock)
                JVM of both: %s %s
                """,
                conditions.cores(),
                conditions.threads(),
                conditions.accounts(),
                conditions.seconds(),
                conditions.loadBefore(),
                conditions.ourSignature(),
                conditions.stockSignature(),
                conditions.program(),
                conditions.options().stream()
                        .filter(option -> option.startsWith("-X"))
                        .collect(Collectors.joining(" ")));
    }

    private static String section(Result result) {
        return result.scenario() + ": " + result.explanation() + "\n"
                + "           CPU ms/op     rate/s     p50 ms     p95 ms     p99 ms\n"
                + row("ours", result.comparison().ours())
                + row("stock", result.comparison().stock())
                + format(
                        "  %-6s %11.2f   of stock's CPU",
                        "ratio", result.comparison().ratio())
                + result.comparison().ratiosOfPairs().stream()
                        .map(ratio -> format("%.2f", ratio))
                        .collect(Collectors.joining(" ", " (each pair of runs: ", ")\n"));
    }

    private static String row(String name, Figures figures) {
        return format(
                "  %-6s %11.2f %10.1f %10.1f %10.1f %10.1f%n",
                name, figures.cpuMsPerOp(), figures.rate(), figures.p50Ms(), figures.p95Ms(), figures.p99Ms());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
