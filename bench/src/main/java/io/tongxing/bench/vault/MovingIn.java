package io.tongxing.bench.vault;

import io.tongxing.bench.contest.ContestException;
import io.tongxing.bench.report.Alone;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Imports a file of people who bring a mobile, a hashed password and evidence, as {@code bin/tongxing import} does, its start included.
 */
public final class MovingIn {
    private static final int PEOPLE = Integer.getInteger("tongxing.bench.people", 50_000);

    private MovingIn() {}

    public static Alone measure(Consumer<String> progress) {
        progress.accept("import: a city of " + PEOPLE + " people moves in");
        try (EmptyCity city = EmptyCity.start()) {
            Path file = city.file("people.csv");
            write(file, PEOPLE);
            double seconds = run(city, file);
            return new Alone(
                    "import",
                    "people with name, document, mobile, hashed password and a verification, each with a journal entry",
                    PEOPLE,
                    seconds,
                    List.of("one process with one connection, 500 people a transaction, fsync on; its start included"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the command on a file and gives the seconds it took. */
    static double run(EmptyCity city, Path file) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tongxing.identity.wiring.Import",
                        file.toString())
                .inheritIO();
        command.environment().putAll(city.environment());
        long begun = System.nanoTime();
        Process process = command.start();
        try {
            if (process.waitFor() != 0) {
                throw new ContestException("the import failed");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ContestException("interrupted");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** People of the division that no real person has, all different. */
    static void write(Path file, int people) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("name,document_type,document_number,mobile,password_hash,level,"
                    + "evidence_type,evidence_organization,evidence_check_id,evidence_checked_at\n");
            for (int i = 0; i < people; i++) {
                out.write("张三,resident-id," + number(i) + ",1" + (3_900_000_000L + i)
                        + ",$2b$10$abcdefghijklmnopqrstuubSCLHG7mssNQEinp6uCnz8zADMcI1Ya,2,two-element,登记机关,check-" + i
                        + ",2026-11-01T08:00:00+08:00\n");
            }
        }
    }

    private static String number(int person) {
        int day = person / 1000;
        String digits = "370299" + (1900 + day / 336) + "%02d%02d".formatted(1 + day / 28 % 12, 1 + day % 28)
                + "%03d".formatted(person % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
