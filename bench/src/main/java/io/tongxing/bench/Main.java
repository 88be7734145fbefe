package io.tongxing.bench;

import io.tongxing.bench.Arguments.Scenario;
import io.tongxing.bench.contest.Contest;
import io.tongxing.bench.contest.ContestException;
import io.tongxing.bench.contest.Workload;
import io.tongxing.bench.oidc.UnexpectedAnswer;
import io.tongxing.bench.report.Alone;
import io.tongxing.bench.report.JsonForm;
import io.tongxing.bench.report.Result;
import io.tongxing.bench.report.Table;
import io.tongxing.bench.vault.KeyExchange;
import io.tongxing.bench.vault.MovingIn;
import io.tongxing.deploy.postgres.PostgresException;
import io.tongxing.deploy.process.ProcessException;
import io.tongxing.deploy.realm.RealmException;
import io.tongxing.deploy.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code bench/run}: results on standard output, everything else on standard error. */
public final class Main {

    private static final int EXIT_FAILED = 1;

    private Main() {}

    public static void main(String[] words) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(List.of(words));
        } catch (Arguments.UsageException e) {
            say(e.getMessage());
            System.exit(Arguments.EXIT_USAGE);
            return;
        }
        if (arguments.help()) {
            System.out.print(Arguments.USAGE);
            return;
        }
        System.exit(run(arguments));
    }

    private static int run(Arguments arguments) {
        Path repository = Path.of(System.getProperty("tongxing.home"));
        Contest.Settings settings = new Contest.Settings(
                repository,
                Path.of(System.getProperty("tongxing.stock")),
                repository.resolve("bench/target"),
                arguments.seconds());
        try {
            List<Alone> alone = alone(arguments);
            alone.forEach(figures -> System.out.print(Table.of(figures)));
            List<Result> results = measure(arguments, settings);
            System.out.print(Table.of(results));
            if (arguments.json().isPresent()) {
                Files.writeString(arguments.json().get(), JsonForm.of(results, alone));
            }
            return 0;
        } catch (ContestException
                | UnexpectedAnswer
                | StackException
                | PostgresException
                | ProcessException
                | RealmException
                | CancellationException e) {
            say(e.getMessage());
            return EXIT_FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Alone> alone(Arguments arguments) {
        List<Alone> figures = new ArrayList<>();
        for (Scenario scenario : arguments.scenarios()) {
            if (scenario == Scenario.IMPORT) {
                figures.add(MovingIn.measure(Main::say));
            } else if (scenario == Scenario.KEY_ROTATION) {
                figures.add(KeyExchange.measure(Main::say));
            }
        }
        return figures;
    }

    private static List<Result> measure(Arguments arguments, Contest.Settings settings) {
        if (arguments.scenarios().stream().allMatch(Scenario::isOursAlone)) {
            return List.of();
        }
        Contest contest = Contest.start(settings, Main::say);
        try {
            System.out.println(Table.of(contest.conditions()));
            List<Result> results = new ArrayList<>();
            for (Scenario scenario : arguments.scenarios()) {
                if (scenario.isOursAlone()) {
                    continue;
                }
                Consumer<String> progress = message -> say(scenario.wire() + ": " + message);
                results.add(new Result(
                        scenario.wire(), explanation(scenario), contest.measure(workload(scenario), progress)));
            }
            contest.close();
            return results;
        } catch (RuntimeException e) {
            contest.closeAfterFailure(Main::say);
            throw e;
        }
    }

    private static Workload workload(Scenario scenario) {
        return switch (scenario) {
            case LOGIN -> Workload.LOGIN;
            case REFRESH -> Workload.REFRESH;
            case CLIENT_CREDENTIALS -> Workload.CLIENT_CREDENTIALS;
            case IMPORT, KEY_ROTATION -> throw new IllegalArgumentException("not a contest");
        };
    }

    private static String explanation(Scenario scenario) {
        return switch (scenario) {
            case LOGIN ->
                "page, user name and password, code with PKCE, tokens (ours: proven residents, verified claims in every ID"
                        + " token)";
            case REFRESH -> "new tokens for the newest refresh token (ours: each is good once)";
            case CLIENT_CREDENTIALS -> "an access token for a client with a secret";
            case IMPORT, KEY_ROTATION -> throw new IllegalArgumentException("not a contest");
        };
    }

    private static void say(@Nullable String message) {
        System.err.println("bench: " + message);
    }
}
