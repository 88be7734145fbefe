package io.tongxing.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for on the command line.
 *
 * <p>Depends on the class library alone and has a {@code main} of its own, so that {@code bench/run} can refuse a wrong
 * command line from the source file, before a build that takes minutes.
 *
 * @param seconds how long each run lasts
 * @param json where the JSON form goes, as well as the table on standard output
 */
public record Arguments(List<Scenario> scenarios, int seconds, Optional<Path> json, boolean help) {

    static final int EXIT_USAGE = 2;

    private static final int DEFAULT_SECONDS = 8;
    private static final int MOST_SECONDS = 600;

    public static final String USAGE = """
            usage: bench/run SCENARIO... [--seconds N] [--json FILE]

            Measures this server against stock Keycloak on this machine, in one run.

              SCENARIO       login, refresh, client-credentials; import, key-rotation (ours alone: stock has neither)
              --seconds N    length of each run, 1 to 600 (default 8); a scenario takes ten or more of them
              --json FILE    write the figures there too
              --help         this text
            """;

    /** One thing that is measured, by the name it has in commands and in results. */
    public enum Scenario {
        LOGIN("login"),
        REFRESH("refresh"),
        CLIENT_CREDENTIALS("client-credentials"),
        IMPORT("import"),
        KEY_ROTATION("key-rotation");

        private final String wire;

        Scenario(String wire) {
            this.wire = wire;
        }

        /** Whether there is nothing in stock Keycloak to measure it against. */
        public boolean isOursAlone() {
            return this == IMPORT || this == KEY_ROTATION;
        }

        public String wire() {
            return wire;
        }

        static Optional<Scenario> of(String wire) {
            return Arrays.stream(values())
                    .filter(scenario -> scenario.wire.equals(wire))
                    .findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(Scenario::wire).collect(Collectors.joining(", "));
        }
    }

    /** The command line makes no sense; the message says what, in one line. */
    public static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    public Arguments {
        scenarios = List.copyOf(scenarios);
    }

    public static Arguments parse(List<String> words) {
        Set<Scenario> scenarios = new LinkedHashSet<>();
        int seconds = DEFAULT_SECONDS;
        Optional<Path> json = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--help", "-h" -> {
                    return new Arguments(List.of(), seconds, json, true);
                }
                case "--seconds" -> seconds = seconds(value(word, rest));
                case "--json" -> json = Optional.of(file(value(word, rest)));
                default -> scenarios.add(scenario(word));
            }
        }
        if (scenarios.isEmpty()) {
            throw new UsageException("no scenario given; there are: " + Scenario.all());
        }
        return new Arguments(new ArrayList<>(scenarios), seconds, json, false);
    }

    /** Prints help when asked for. Ends with 0 when the command line can be run, with 2 and one line when it cannot. */
    public static void main(String[] words) {
        try {
            if (parse(List.of(words)).help()) {
                System.out.print(USAGE);
            }
        } catch (UsageException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(EXIT_USAGE);
        }
    }

    private static Scenario scenario(String word) {
        if (word.startsWith("-")) {
            throw new UsageException("unknown option " + word + "; see bench/run --help");
        }
        return Scenario.of(word)
                .orElseThrow(() -> new UsageException("unknown scenario " + word + "; there are: " + Scenario.all()));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static int seconds(String value) {
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST_SECONDS) {
            throw new UsageException("--seconds takes a whole number from 1 to " + MOST_SECONDS + ", not " + value);
        }
        return Integer.parseInt(value);
    }

    /** Checked now: after minutes of measuring it would be too late. */
    private static Path file(String value) {
        Path file = Path.of(value).toAbsolutePath();
        Path directory = file.getParent();
        if (value.isBlank() || Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
            throw new UsageException("--json takes a file in a directory that can be written to, not " + value);
        }
        return file;
    }
}
