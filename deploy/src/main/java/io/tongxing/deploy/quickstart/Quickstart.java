package io.tongxing.deploy.quickstart;

import io.tongxing.deploy.postgres.PostgresException;
import io.tongxing.deploy.process.ProcessException;
import io.tongxing.deploy.realm.RealmException;
import io.tongxing.deploy.stack.Installation;
import io.tongxing.deploy.stack.LocalStack;
import io.tongxing.deploy.stack.OccupiedException;
import io.tongxing.deploy.stack.Ports;
import io.tongxing.deploy.stack.PrivateFile;
import io.tongxing.deploy.stack.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts everything, says where it is, and stays until a signal ends it.
 *
 * <p>Exit codes: 0 after a signal or help, 1 when something did not start, 2 when it cannot do what was asked.
 */
public final class Quickstart {

    private static final int UNFIT = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Installation installation;
    private final long startedAt = System.nanoTime();
    private volatile boolean stopping;

    Quickstart(PrintStream out, PrintStream err, Installation installation) {
        this.out = out;
        this.err = err;
        this.installation = installation;
    }

    /** Run with the system property {@code tongxing.home} set to the root of the repository. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("tongxing.home", "."));
        int status = new Quickstart(out, err, Installation.builtIn(home)).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> arguments) throws InterruptedException {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.println(Options.HELP);
                return 0;
            }
            start(options);
            return 0;
        } catch (UsageException | OccupiedException e) {
            err.println("quickstart: " + e.getMessage());
            return UNFIT;
        } catch (StackException | PostgresException | ProcessException | RealmException | IOException e) {
            // Whatever breaks while it is being stopped is no news.
            if (!stopping) {
                err.println("quickstart: " + e.getMessage());
            }
            return 1;
        }
    }

    private void start(Options options) throws IOException, InterruptedException {
        Ports ports = Ports.from(options.portBase());
        DataDirectory data = new DataDirectory(options.data());
        data.check(options.reset());
        LocalStack.endOrphans(data.path());
        ports.taken().ifPresent(port -> {
            throw new UsageException(
                    "port " + port.getKey() + " (" + port.getValue() + ") is taken; choose another with --port-base");
        });
        if (!installation.isComplete()) {
            throw new UsageException("nothing is built; run without --no-build");
        }
        data.prepare(options.reset());
        Runtime.getRuntime().addShutdownHook(new Thread(this::farewell, "farewell"));
        Path summary = data.path().resolve("quickstart.json");
        // It says that all is ready, so the one of the last run must not be seen now.
        Files.deleteIfExists(summary);
        LocalStack stack = LocalStack.start(new LocalStack.Settings(installation, data.path(), ports), this::progress);
        Summary told = new Summary(stack, DemoResident.of(data.path(), stack.sandbox()));
        PrivateFile.write(summary, told.json());
        out.println(told.table());
        // Forever: a signal ends the process, and the stack's own hook stops the rest.
        new CountDownLatch(1).await();
    }

    private void farewell() {
        stopping = true;
        out.println("stopping ...");
    }

    private void progress(String message) {
        long seconds = (System.nanoTime() - startedAt) / 1_000_000_000;
        if (stopping) {
            return;
        }
        out.println("[" + seconds + " s] " + message);
    }
}
