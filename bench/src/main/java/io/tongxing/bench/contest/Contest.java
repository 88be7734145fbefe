package io.tongxing.bench.contest;

import io.tongxing.bench.load.ClosedLoop;
import io.tongxing.bench.load.Comparison;
import io.tongxing.bench.load.Run;
import io.tongxing.bench.oidc.Http;
import io.tongxing.deploy.postgres.FileTree;
import io.tongxing.deploy.stack.Installation;
import io.tongxing.deploy.stack.LocalStack;
import io.tongxing.deploy.stack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both systems, running side by side until {@link #close()}, and the order in which load goes to them.
 *
 * <p>Stock and ours take turns in short runs, so that what the machine does meanwhile meets both. The one that waits
 * costs nothing but memory. Everything ends with this process at the latest, on a signal too.
 */
public final class Contest implements AutoCloseable {

    private static final int ACCOUNTS = 16;
    private static final int WARM_UP_PAIRS = 2;
    private static final int MOST_WARM_UP_PAIRS = 8;
    /** After fewer, code that is still interpreted would dominate what is measured. */
    private static final int WARM_UP_OPERATIONS = 300;

    private static final int MEASURED_PAIRS = 3;
    private static final String RUN_DIRECTORY = "run-";

    private final Settings settings;
    private final Path directory;
    private final String loadBefore;
    private final Descendants descendants = new Descendants(this::stop, this::deleteAsFarAsPossible);
    private @Nullable LocalStack ourStack;
    private @Nullable StockKeycloak stockServer;
    private @Nullable Contestant ours;
    private @Nullable Contestant stock;

    /**
     * What runs, and for how long.
     *
     * @param repository where our system is built
     * @param stockHome where released Keycloak is unpacked
     * @param work a directory for databases and logs
     * @param seconds length of one run
     */
    public record Settings(Path repository, Path stockHome, Path work, int seconds) {}

    /**
     * What has to be known to read the figures. All but the signatures is equal for both.
     *
     * @param program the {@code java} that runs the servers
     * @param loadBefore the load average of the machine before anything was started here
     */
    public record Conditions(
            String program,
            List<String> options,
            int cores,
            int threads,
            int accounts,
            int seconds,
            String ourSignature,
            String stockSignature,
            String loadBefore) {

        public Conditions {
            options = List.copyOf(options);
        }
    }

    private Contest(Settings settings, Path directory) throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.loadBefore = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    /** Returns when both answer and have their accounts. When it throws, nothing is left running. */
    public static Contest start(Settings settings, Consumer<String> progress) {
        try {
            Files.createDirectories(settings.work());
            deleteAbandoned(settings.work());
            Path directory = Files.createDirectory(settings.work()
                    .resolve(RUN_DIRECTORY + ProcessHandle.current().pid()));
            Contest contest = new Contest(settings, directory);
            try {
                contest.startBoth(progress);
            } catch (RuntimeException e) {
                contest.closeAfterFailure(progress);
                throw e;
            }
            return contest;
        } catch (IOException e) {
            throw new ContestException("cannot work in " + settings.work() + ": " + e.getMessage(), e);
        }
    }

    public Conditions conditions() {
        return new Conditions(
                ready(ours).jvm().program(),
                ready(ours).jvm().options(),
                Runtime.getRuntime().availableProcessors(),
                threads(),
                ACCOUNTS,
                settings.seconds(),
                ready(ours).machine().clientCredentials().accessTokenAlgorithm(),
                ready(stock).machine().clientCredentials().accessTokenAlgorithm(),
                loadBefore);
    }

    /** Warm-up of both, then measured runs: stock, ours, stock, ours, stock, ours. */
    public Comparison measure(Workload workload, Consumer<String> progress) {
        warmUp(workload, progress);
        List<Run> ourRuns = new ArrayList<>();
        List<Run> stockRuns = new ArrayList<>();
        for (int pair = 0; pair < MEASURED_PAIRS; pair++) {
            stockRuns.add(run(workload, ready(stock), "measuring", progress));
            ourRuns.add(run(workload, ready(ours), "measuring", progress));
        }
        return new Comparison(ourRuns, stockRuns);
    }

    /** In pairs like the measured ones, until both have compiled what they use. */
    private void warmUp(Workload workload, Consumer<String> progress) {
        int fewest = 0;
        for (int pair = 0; pair < MOST_WARM_UP_PAIRS && (pair < WARM_UP_PAIRS || fewest < WARM_UP_OPERATIONS); pair++) {
            Run ofStock = run(workload, ready(stock), "warming up", progress);
            Run ofOurs = run(workload, ready(ours), "warming up", progress);
            fewest += Math.min(ofStock.latencies().size(), ofOurs.latencies().size());
        }
    }

    /** Stops both and leaves nothing behind. */
    @Override
    public void close() {
        descendants.end();
        deleteDirectory();
    }

    /** Stops both and leaves databases and logs for a look, unless a signal ends all; the next contest clears them away. */
    public void closeAfterFailure(Consumer<String> progress) {
        descendants.end();
        if (!Thread.currentThread().isInterrupted()) {
            progress.accept("logs are kept in " + directory);
        }
    }

    private void startBoth(Consumer<String> progress) {
        Http http = new Http();
        Installation installation = Installation.builtIn(settings.repository());
        if (!installation.isComplete()) {
            throw new ContestException("the server or the sandbox is not built");
        }
        progress.accept("preparing stock Keycloak");
        StockDistribution.prepare(settings.stockHome(), installation.server());
        progress.accept("starting stock Keycloak");
        Ports stockPorts = Ports.free();
        String adminPassword = Secret.fresh();
        stockServer = StockKeycloak.start(
                settings.stockHome(), directory.resolve("stock"), stockPorts, adminPassword, progress);
        stock = StockKeycloak.contestant(http, stockPorts, adminPassword, ACCOUNTS);
        progress.accept("starting our system");
        LocalStack started = LocalStack.start(
                new LocalStack.Settings(installation, directory.resolve("ours"), Ports.free()), progress);
        ourStack = started;
        progress.accept("enrolling " + ACCOUNTS + " residents");
        ours = Tongxing.contestant(http, started, ACCOUNTS);
        requireEqualMachines(ours, stock);
    }

    private static void requireEqualMachines(Contestant ours, Contestant stock) {
        if (!ours.jvm().program().equals(stock.jvm().program())
                || !ours.jvm().options().equals(stock.jvm().options())) {
            List<String> differences = new ArrayList<>(ours.jvm().options());
            differences.removeAll(stock.jvm().options());
            throw new ContestException("the two servers run on different JVMs: "
                    + ours.jvm().program() + " and " + stock.jvm().program() + "; options of ours alone: "
                    + differences);
        }
    }

    private Run run(Workload workload, Contestant contestant, String what, Consumer<String> progress) {
        var operations = workload.operations(contestant, threads());
        Run run = new ClosedLoop(Duration.ofSeconds(settings.seconds()), contestant.jvm()::cpu).run(operations);
        progress.accept("%s %s: %d operations, %.2f ms CPU each"
                .formatted(what, contestant.name(), run.latencies().size(), run.cpuMillisPerOperation()));
        return run;
    }

    /** Enough to keep the server busy beside the client and the database, and no more. */
    private static int threads() {
        return Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    private synchronized void stop() {
        if (ourStack != null) {
            ourStack.close();
        }
        if (stockServer != null) {
            stockServer.close();
        }
    }

    private void deleteDirectory() {
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear away " + directory, e);
        }
    }

    /** On a signal, when the thread that starts things may still be writing; the next contest clears away the rest. */
    private void deleteAsFarAsPossible() {
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                FileTree.delete(directory);
                return;
            } catch (IOException e) {
                Descendants.pause();
            }
        }
    }

    /** What runs left behind that failed or were killed. */
    private static void deleteAbandoned(Path work) throws IOException {
        List<Path> abandoned;
        try (Stream<Path> entries = Files.list(work)) {
            abandoned = entries.filter(Contest::isAbandoned).toList();
        }
        for (Path path : abandoned) {
            FileTree.delete(path);
        }
    }

    private static boolean isAbandoned(Path path) {
        String name = path.getFileName().toString();
        return name.matches(RUN_DIRECTORY + "\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name.substring(RUN_DIRECTORY.length())))
                        .isEmpty();
    }

    private static Contestant ready(@Nullable Contestant contestant) {
        if (contestant == null) {
            throw new IllegalStateException("not started");
        }
        return contestant;
    }
}
