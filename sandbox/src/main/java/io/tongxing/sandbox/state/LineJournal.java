package io.tongxing.sandbox.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps things across restarts: one JSON object a line, a later line replaces an earlier one of the same thing.
 *
 * <p>Appending, not rewriting, keeps making a hundred thousand of them for a measurement linear. Without a file configured
 * nothing is kept. Only the owner can read the file.
 */
public final class LineJournal<T> {
    private final ObjectMapper json;
    private final Optional<Path> file;
    private final Class<T> type;

    public LineJournal(ObjectMapper json, Optional<Path> file, Class<T> type) {
        this.json = json;
        this.file = file;
        this.type = type;
    }

    public List<T> read() {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file.get())) {
            return lines.filter(line -> !line.isBlank())
                    .map(this::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the state file cannot be read", e);
        }
    }

    public void append(T thing) {
        if (file.isEmpty()) {
            return;
        }
        try {
            createOwnersOnly(file.get());
            // The line break comes first: a line cut short by a kill then never runs into the next one.
            Files.writeString(file.get(), "\n" + json.writeValueAsString(thing), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the state file cannot be written", e);
        }
    }

    /** A line cut short by a kill is nothing. */
    private Optional<T> parse(String line) {
        try {
            return Optional.of(json.readValue(line, type));
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }

    private static void createOwnersOnly(Path path) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        @Nullable Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException another) {
            // Somebody was faster, with the same permissions.
        }
    }
}
