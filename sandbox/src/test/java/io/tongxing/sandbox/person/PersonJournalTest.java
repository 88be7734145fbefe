package io.tongxing.sandbox.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonJournalTest {
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final PersonChange RENUMBERED =
            new PersonChange(null, PersonChange.NEW, null, null, null, null, null, null, null, null);

    @TempDir
    Path folder;

    @Test
    void peopleOfAnOlderStateFileHaveACardACredentialAndALevel() throws Exception {
        Path file = folder.resolve("state.json");
        Files.writeString(file, """
                {"id":3,"name":"王强","sex":"MALE","birthdate":"1990-01-02","documentType":"RESIDENT_ID",\
                "documentNumber":"370299199001020017","mobile":"15400000001","bankCard":"6299990000000000000",\
                "faceSample":"AAAA","deceased":false,"comparable":true}
                """);

        Person person = people(file).find("370299199001020017").orElseThrow();

        assertThat(person.card().validToText()).isEqualTo("2046-01-05");
        assertThat(person.networkIdentity())
                .isPresent()
                .isEqualTo(people(file).find("370299199001020017").orElseThrow().networkIdentity());
        assertThat(person.provinceLevel()).isEqualTo(2);
    }

    @Test
    void peopleAndTheirChangesSurviveARestart() {
        Path file = folder.resolve("state.json");
        People before = people(file);
        Person person = before.make(anybody());
        Person renumbered = before.change(person.documentNumber(), RENUMBERED).orElseThrow();

        People after = people(file);

        assertThat(after.find(renumbered.documentNumber())).contains(renumbered);
        assertThat(after.find(person.documentNumber())).isEmpty();
    }

    @Test
    void aLineCutShortIsNobodyAndHurtsNobodyElse() throws Exception {
        Path file = folder.resolve("state.json");
        Person first = people(file).make(anybody());
        Files.writeString(file, "\n{\"id\":7,\"name\":\"", StandardOpenOption.APPEND);

        Person second = people(file).make(anybody());

        People after = people(file);
        assertThat(after.find(first.documentNumber())).contains(first);
        assertThat(after.find(second.documentNumber())).contains(second);
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        Path file = folder.resolve("new").resolve("state.json");
        people(file).make(anybody());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private People people(Path file) {
        return new People(Clock.systemUTC(), new PersonJournal(json, Optional.of(file)));
    }

    private static PersonWish anybody() {
        return new PersonWish(null, null, null, DocumentType.RESIDENT_ID, CardFormat.OF_2023);
    }
}
