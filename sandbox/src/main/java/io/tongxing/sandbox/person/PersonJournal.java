package io.tongxing.sandbox.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.sandbox.SandboxSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
 * Keeps people across restarts: one JSON object a line, a later line replaces an earlier one of the same id.
 *
 * <p>Appending, not rewriting, keeps making a hundred thousand people for a measurement linear. Without a file configured
 * nothing is kept. Only the owner can read the file.
 */
@Singleton
public class PersonJournal {
    private final ObjectMapper json;
    private final Optional<Path> file;

    @Inject
    PersonJournal(ObjectMapper json, SandboxSettings settings) {
        this(json, settings.stateFile());
    }

    PersonJournal(ObjectMapper json, Optional<Path> file) {
        this.json = json;
        this.file = file;
    }

    List<Person> read() {
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

    void append(Person person) {
        if (file.isEmpty()) {
            return;
        }
        try {
            createOwnersOnly(file.get());
            // The line break comes first: a line cut short by a kill then never runs into the next one.
            Files.writeString(file.get(), "\n" + json.writeValueAsString(person), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the state file cannot be written", e);
        }
    }

    /** A line cut short by a kill is nobody. */
    private Optional<Person> parse(String line) {
        try {
            return Optional.of(json.readValue(line, Person.class));
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
