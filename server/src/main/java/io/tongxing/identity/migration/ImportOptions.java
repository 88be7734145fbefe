package io.tongxing.identity.migration;

import io.tongxing.identity.migration.ImportFile.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line of {@code bin/tongxing import}. */
public record ImportOptions(Path file, Format format, boolean dryRun, Path report, int chunk) {
    /** How it is called. */
    public static final String USAGE = """
            usage: bin/tongxing import FILE [--format csv|jsonl] [--dry-run] [--report FILE] [--chunk N]

            Moves residents in from a CSV or JSON Lines file; docs/import.md says how it is written. Stopped at any
            moment and called again, it goes on where it was.

              --format FORMAT   csv or jsonl (default: by the name of the file)
              --dry-run         checks every line against file and database and changes nothing
              --report FILE     where refused lines go, by number and reason (default: FILE.refused.csv)
              --chunk N         persons of one transaction, 1 to 5000 (default 500)

            The database is that of conf/keycloak.conf or KC_DB_URL, KC_DB_USERNAME, KC_DB_PASSWORD; the key file that of
            spi-tongxing--platform--key-file or KC_SPI_TONGXING__PLATFORM__KEY_FILE.
            """;

    private static final int DEFAULT_CHUNK = 500;
    private static final int MOST = 5_000;

    /** The command line makes no sense; the message says what, in one line. */
    public static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UsageException(String message) {
            super(message, null, false, false);
        }
    }

    public static ImportOptions parse(List<String> words) {
        @Nullable Path file = null;
        Optional<Path> report = Optional.empty();
        Optional<Format> format = Optional.empty();
        boolean dryRun = false;
        int chunk = DEFAULT_CHUNK;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--dry-run" -> dryRun = true;
                case "--format" -> format = Optional.of(format(value(word, rest)));
                case "--report" -> report = Optional.of(Path.of(value(word, rest)));
                case "--chunk" -> chunk = chunk(value(word, rest));
                default -> {
                    if (word.startsWith("-") || file != null) {
                        throw new UsageException("unknown option " + word + "; see bin/tongxing import --help");
                    }
                    file = Path.of(word);
                }
            }
        }
        if (file == null) {
            throw new UsageException("no file given; see bin/tongxing import --help");
        }
        return checked(file, format, dryRun, report, chunk);
    }

    private static ImportOptions checked(
            Path file, Optional<Format> format, boolean dryRun, Optional<Path> report, int chunk) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException("cannot read " + file);
        }
        Path refusals = report.orElse(Path.of(file + ".refused.csv")).toAbsolutePath();
        Path directory = refusals.getParent();
        if (Files.isDirectory(refusals) || directory == null || !Files.isWritable(directory)) {
            throw new UsageException("cannot write the report " + refusals);
        }
        if (refusals.equals(file.toAbsolutePath())) {
            throw new UsageException("the report would overwrite the file");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        Format byName = name.endsWith(".jsonl") || name.endsWith(".ndjson") ? Format.JSONL : Format.CSV;
        return new ImportOptions(file, format.orElse(byName), dryRun, refusals, chunk);
    }

    private static Format format(String word) {
        return switch (word) {
            case "csv" -> Format.CSV;
            case "jsonl" -> Format.JSONL;
            default -> throw new UsageException("--format takes csv or jsonl, not " + word);
        };
    }

    private static int chunk(String word) {
        int chunk = word.matches("\\d{1,4}") ? Integer.parseInt(word) : 0;
        if (chunk < 1 || chunk > MOST) {
            throw new UsageException("--chunk takes a whole number from 1 to " + MOST + ", not " + word);
        }
        return chunk;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }
}
