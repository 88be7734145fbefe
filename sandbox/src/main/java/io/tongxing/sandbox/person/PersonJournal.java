package io.tongxing.sandbox.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.state.LineJournal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps people across restarts, in the state file if there is one. */
@Singleton
public class PersonJournal {
    private final LineJournal<Person> lines;

    @Inject
    PersonJournal(ObjectMapper json, SandboxSettings settings) {
        this(json, settings.stateFile());
    }

    PersonJournal(ObjectMapper json, Optional<Path> file) {
        this.lines = new LineJournal<>(json, file, Person.class);
    }

    List<Person> read() {
        return lines.read();
    }

    void append(Person person) {
        lines.append(person);
    }
}
