package io.tongxing.identity.migration;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.BulkJournal;
import io.tongxing.identity.migration.ImportFile.Position;
import io.tongxing.identity.migration.MigrationStore.Refusal;
import io.tongxing.identity.migration.MigrationStore.Run;
import io.tongxing.identity.platform.Fingerprint;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.IdentifierTakenException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Imports a file from where it stands to its end.
 *
 * <p>The persons of a chunk, the position after it and the lines refused in it are one transaction. Killed at any moment and begun again, it goes on
 * after the last chunk that was committed; which file it is, its content says and not its name.
 */
public final class RunImport {
    private static final int TRIES = 3;
    private static final int PAGE = 10_000;

    /** What works in one transaction. */
    public interface Parts {
        ImportPeople people();

        MigrationStore store();

        BulkJournal journal();
    }

    /** Transactions that commit, or for a rehearsal roll back; an exception rolls back always. */
    @FunctionalInterface
    public interface Transactions {
        <T> T in(Function<Parts, T> work);
    }

    /** Who wants to know how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(Position position, long imported, long refused);
    }

    /** How it ended. */
    public record Summary(long imported, long refused, boolean wasFinishedBefore) {}

    /** The same file is being imported by another process. */
    public static final class ImportedElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ImportedElsewhereException() {
            super("another process imports the same file", null, false, false);
        }
    }

    private final Transactions transactions;
    private final PersonReader reader;
    private final Ids ids;
    private final Progress progress;

    public RunImport(Transactions transactions, PersonReader reader, Ids ids, Progress progress) {
        this.transactions = transactions;
        this.reader = reader;
        this.ids = ids;
        this.progress = progress;
    }

    /** Imports what is left of the file and writes the report of all refused lines, those of earlier stretches included. */
    public Summary run(ImportOptions options) throws IOException {
        if (options.dryRun()) {
            return rehearse(options);
        }
        String fingerprint = Fingerprint.of(options.file());
        Optional<Run> before = transactions.in(parts -> parts.store().find(fingerprint));
        if (before.isPresent() && before.get().isFinished()) {
            report(options, before.get().runId());
            return new Summary(before.get().imported(), before.get().refused(), true);
        }
        try (ImportFile file = ImportFile.open(options.file(), options.format(), reader, before.map(Run::next))) {
            Run run = before.orElseGet(() -> begin(fingerprint, file.position()));
            return finish(options, run, file);
        }
    }

    private Run begin(String fingerprint, Position first) {
        UUID runId = ids.uuid();
        return transactions.in(parts -> {
            parts.journal().appendAll(List.of(event("import-begun", runId)));
            return parts.store().begin(runId, fingerprint, first);
        });
    }

    private Summary finish(ImportOptions options, Run run, ImportFile file) throws IOException {
        long imported = run.imported();
        long refused = run.refused();
        Position from = run.next();
        List<LineReading> lines = file.read(options.chunk());
        while (!lines.isEmpty()) {
            ImportPeople.Outcome outcome = chunk(run.runId(), lines, from, file.position());
            imported += outcome.imported().size();
            refused += outcome.refused().size();
            from = file.position();
            progress.at(from, imported, refused);
            lines = file.read(options.chunk());
        }
        transactions.in(parts -> {
            parts.store().finish(run.runId());
            parts.journal().appendAll(List.of(event("import-finished", run.runId())));
            return Boolean.TRUE;
        });
        report(options, run.runId());
        return new Summary(imported, refused, false);
    }

    private ImportPeople.Outcome chunk(UUID runId, List<LineReading> lines, Position from, Position to) {
        for (int tried = 1; ; tried++) {
            try {
                return transactions.in(parts -> {
                    ImportPeople.Outcome outcome = parts.people().importLines(runId, lines);
                    if (!parts.store().advance(runId, from, to, outcome.imported(), outcome.refused())) {
                        throw new ImportedElsewhereException();
                    }
                    return outcome;
                });
            } catch (IdentifierTakenException takenMeanwhile) {
                if (tried == TRIES) {
                    throw takenMeanwhile;
                }
            }
        }
    }

    private static AuditEvent event(String type, UUID runId) {
        return AuditEvent.done(type).fact("run", runId.toString());
    }

    /** The lines in the order of their refusal, from the table and not from memory: a stretch before a kill must not be missing. */
    private void report(ImportOptions options, UUID runId) throws IOException {
        try (BufferedWriter report = Files.newBufferedWriter(options.report())) {
            report.write("line,reason\n");
            long after = 0;
            while (true) {
                long last = after;
                List<Refusal> page = transactions.in(parts -> parts.store().refusals(runId, last, PAGE));
                if (page.isEmpty()) {
                    return;
                }
                write(report, page);
                after = page.get(page.size() - 1).line();
            }
        }
    }

    private static void write(BufferedWriter report, List<Refusal> refusals) throws IOException {
        for (Refusal refusal : refusals) {
            report.write(refusal.line() + "," + refusal.reason() + "\n");
        }
    }

    /** Everything is done and taken back, chunk by chunk; repetitions across chunks are told from what was seen. */
    private Summary rehearse(ImportOptions options) throws IOException {
        Set<Long> seen = new HashSet<>();
        UUID runId = ids.uuid();
        long imported = 0;
        long refused = 0;
        try (ImportFile file = ImportFile.open(options.file(), options.format(), reader, Optional.empty());
                BufferedWriter report = Files.newBufferedWriter(options.report())) {
            report.write("line,reason\n");
            List<LineReading> lines = file.read(options.chunk());
            while (!lines.isEmpty()) {
                List<LineReading> unseen = withoutRepetitions(lines, seen);
                ImportPeople.Outcome outcome =
                        transactions.in(parts -> parts.people().importLines(runId, unseen));
                write(report, outcome.refused());
                remember(unseen, outcome.imported(), seen);
                imported += outcome.imported().size();
                refused += outcome.refused().size();
                progress.at(file.position(), imported, refused);
                lines = file.read(options.chunk());
            }
        }
        return new Summary(imported, refused, false);
    }

    private static List<LineReading> withoutRepetitions(List<LineReading> lines, Set<Long> seen) {
        List<LineReading> unseen = new ArrayList<>();
        for (LineReading line : lines) {
            if (line instanceof LineReading.Accepted accepted && seen.contains(number(accepted.person()))) {
                unseen.add(new LineReading.Refused(line.line(), "number-repeated"));
            } else if (line instanceof LineReading.Accepted accepted
                    && mobile(accepted.person()).filter(seen::contains).isPresent()) {
                unseen.add(new LineReading.Refused(line.line(), "mobile-repeated"));
            } else {
                unseen.add(line);
            }
        }
        return unseen;
    }

    private static void remember(List<LineReading> lines, Map<Long, UUID> imported, Set<Long> seen) {
        for (LineReading line : lines) {
            if (line instanceof LineReading.Accepted accepted && imported.containsKey(line.line())) {
                seen.add(number(accepted.person()));
                mobile(accepted.person()).ifPresent(seen::add);
            }
        }
    }

    private static long number(ImportedPerson person) {
        return hash(person.document().type().code() + "|" + person.document().issuer() + "|"
                + person.document().number());
    }

    private static Optional<Long> mobile(ImportedPerson person) {
        return person.mobile().map(mobile -> hash("mobile|" + mobile.value()));
    }

    /** FNV-1a of 64 bits: of ten million values two are taken for equal once in three hundred thousand rehearsals. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
