package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.wiring.Import;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves small cities in, with the parts of Keycloak's tables that an account consists of. */
class ImportTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String HEADER =
            "name,document_type,document_number,mobile,password_hash,level,evidence_type,evidence_organization,evidence_check_id,evidence_checked_at";

    @TempDir
    private Path directory;

    private SchemaOnly.Own database;
    private Path keyFile;

    @BeforeEach
    void databaseWithKeycloaksTables() throws SQLException, IOException {
        database = SchemaOnly.own("import_" + DATABASES.incrementAndGet());
        keyFile = Files.createFile(
                directory.resolve("key.hex"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, "00112233445566778899aabbccddeeff\n");
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(KeycloakTables.SQL);
            connection.commit();
        }
    }

    @Test
    void everyFormOfPasswordBecomesAnAccountWithWhatRegistrationGives() throws SQLException, IOException {
        Path file = Path.of("src/test/resources/import/password-forms.csv").toAbsolutePath();
        Path report = directory.resolve("report.csv");

        assertThat(run(file, "--report", report.toString())).isZero();

        assertThat(report).hasContent("line,reason");
        long people = Files.readAllLines(file).size() - 1;
        assertThat(people).isEqualTo(21);
        assertWholePeople(people);
        assertThat(count("SELECT count(*) FROM tongxing.credential")).isEqualTo(people);
        assertThat(count("SELECT count(DISTINCT credential_data) FROM tongxing.credential"))
                .as("forms that Keycloak tells apart")
                .isEqualTo(16);
        assertThat(count("SELECT count(*) FROM tongxing.verification WHERE evidence_type = 'two-element'"))
                .isEqualTo(people);
        assertThat(
                        count(
                                "SELECT count(*) FROM tongxing.identifier WHERE set_by IS NOT NULL AND confirmed_at IS NOT NULL"))
                .isEqualTo(people);
        assertThat(count("SELECT count(*) FROM tongxing.audit_entry WHERE event_type = 'subject-imported'"))
                .isEqualTo(people);
        KeyNode node = KeyNode.start(database);
        List<String> found = node.fresh(on ->
                node.subjects(on).accountsOf(Optional.empty(), IdentityDocument.candidates("370299199001015018")));
        assertThat(found).hasSize(1);
    }

    @Test
    void aFileThatWasImportedIsNotImportedAgainWhateverItIsCalled() throws SQLException, IOException {
        Path file = write("first.csv", line(1), line(2));
        assertThat(run(file)).isZero();
        assertThat(run(Files.copy(file, directory.resolve("second.csv")))).isZero();
        assertWholePeople(2);
    }

    @Test
    void refusedLinesAreReportedByNumberAndReasonAlone() throws SQLException, IOException {
        run(write("before.csv", line(1), line(2)));
        Path file = write(
                "city.csv",
                line(3),
                line(3),
                line(1),
                line(4).replace("13900000004", "13900000003"),
                line(5).replace("13900000005", "13900000002"),
                line(6).replace("张三", ""),
                line(7).replace("resident-id", "library-card"),
                line(8).replace("370299", "370298"),
                line(9).replace("13900000009", "12345"),
                line(10).replace("$2b$", "$9z$"),
                line(11).replace(",2,two-element,局,check,2026-11-01T08:00:00+08:00", ",3,,,,"),
                line(12).replace(",2,two", ",4,two"),
                line(13).replace("two-element", "tea-leaves"),
                line(14).replace("2026-11-01", "2026-11-41"),
                line(15).replace(",check,", ",,"),
                line(16).replace(",2,two", ",9,two"),
                line(17) + ",more",
                "\"" + line(18),
                "",
                line(19));

        assertThat(run(file, "--chunk", "4")).isZero();

        assertThat(Files.readAllLines(Path.of(file + ".refused.csv")))
                .containsExactly(
                        "line,reason",
                        "3,number-repeated",
                        "4,number-taken",
                        "5,mobile-repeated",
                        "6,mobile-taken",
                        "7,name-empty",
                        "8,document-type",
                        "9,document-check-digit",
                        "10,mobile",
                        "11,password-format",
                        "12,level-without-evidence",
                        "13,level-not-reached",
                        "14,evidence-type",
                        "15,evidence-date",
                        "16,evidence-fields",
                        "17,level",
                        "18,columns",
                        "19,columns");
        assertWholePeople(4);
    }

    @Test
    void aRehearsalChangesNothingAndSaysTheSame() throws SQLException, IOException {
        Path file = write("city.csv", line(1), line(2), line(3), line(1), line(4), line(2));
        Path rehearsed = directory.resolve("rehearsed.csv");

        assertThat(run(file, "--dry-run", "--chunk", "2", "--report", rehearsed.toString()))
                .isZero();
        assertWholePeople(0);
        assertThat(count("SELECT count(*) FROM tongxing.audit_entry")).isZero();
        assertThat(run(file, "--chunk", "2")).isZero();
        assertWholePeople(4);
        assertThat(rehearsed).hasSameTextualContentAs(Path.of(file + ".refused.csv"));
    }

    @Test
    void jsonLinesBringSeveralPiecesOfEvidence() throws SQLException, IOException {
        Path file = Files.writeString(directory.resolve("city.jsonl"), """
                {"name":"张三","document_type":"resident-id","document_number":"%s","level":3,"evidence":[{"type":"two-element","organization":"局","check_id":"a","checked_at":"2026-11-01T08:00:00+08:00"},{"type":"face","organization":"局","check_id":"b","checked_at":"2026-11-02T08:00:00+08:00"}]}
                {"name":"李四"
                {"name":"李四","document_type":"passport","issuing_state":"KAZ","document_number":"N1234567","salary":"1"}
                {"name":"Ли Си","document_type":"passport","issuing_state":"KAZ","document_number":"N1234567"}
                """.formatted(number(1)));

        assertThat(run(file)).isZero();

        assertThat(Files.readAllLines(Path.of(file + ".refused.csv")))
                .containsExactly("line,reason", "2,json", "3,columns");
        assertThat(count("SELECT count(*) FROM tongxing.verification")).isEqualTo(2);
        assertWholePeople(2);
    }

    @Test
    void killedInTheMiddleAndCalledAgainItEndsWithEverybodyOnce()
            throws SQLException, IOException, InterruptedException, URISyntaxException {
        int people = 2_000;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            lines.add(i % 100 == 99 ? line(i).replace("resident-id", "library-card") : line(i));
        }
        Path file = write("city.csv", lines.toArray(String[]::new));
        for (int killed = 1; killed <= 2; killed++) {
            Process process = new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("killed.log").toFile())
                    .start();
            long until = killed * 600L;
            await(process, until);
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(count("SELECT count(*) FROM tongxing.migration_run WHERE finished_at IS NULL"))
                .as("still something to do")
                .isEqualTo(1);

        assertThat(run(file, "--chunk", "50")).isZero();

        assertWholePeople(people - people / 100);
        assertThat(Files.readAllLines(Path.of(file + ".refused.csv"))).hasSize(1 + people / 100);
        assertThat(Files.readString(directory.resolve("killed.log"))).doesNotContain("张三", "3702991990");
    }

    private void await(Process process, long line) throws SQLException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (process.isAlive()
                && Instant.now().isBefore(deadline)
                && count("SELECT coalesce(max(next_line), 0) FROM tongxing.migration_run") < line) {
            Thread.onSpinWait();
        }
    }

    private List<String> command(Path file) throws URISyntaxException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        command.addAll(
                List.of("-Dtongxing.home=" + directory, Import.class.getName(), file.toString(), "--chunk", "20"));
        List<String> withEnvironment = new ArrayList<>(List.of("env"));
        environment().forEach((name, value) -> withEnvironment.add(name + "=" + value));
        withEnvironment.addAll(command);
        return withEnvironment;
    }

    /** Where the classes of this test came from; the class path itself may be hidden in a manifest. */
    private static String classPath() throws URISyntaxException {
        List<Class<?>> one = List.of(
                Import.class,
                PersonalData.class,
                org.jdbi.v3.core.Jdbi.class,
                io.leangen.geantyref.GenericTypeReflector.class,
                org.slf4j.Logger.class,
                org.postgresql.Driver.class,
                org.bouncycastle.crypto.Digest.class,
                com.fasterxml.jackson.databind.ObjectMapper.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                com.fasterxml.jackson.annotation.JsonProperty.class);
        List<String> places = new ArrayList<>();
        for (Class<?> type : one) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(System.getProperty("path.separator"), places);
    }

    private int run(Path file, String... more) {
        List<String> words =
                Stream.concat(Stream.of(file.toString()), Stream.of(more)).toList();
        return Import.run(words, directory, environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "KC_DB_URL",
                database.url(),
                "KC_DB_USERNAME",
                "tongxing",
                "KC_DB_PASSWORD",
                "server-password",
                "KC_SPI_TONGXING__PLATFORM__KEY_FILE",
                keyFile.toString());
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    private static String line(int person) {
        return "张三,resident-id," + number(person) + ",139%08d".formatted(person)
                + ",$2b$10$abcdefghijklmnopqrstuubSCLHG7mssNQEinp6uCnz8zADMcI1Ya,2,two-element,局,check,2026-11-01T08:00:00+08:00";
    }

    private static String number(int person) {
        String digits = "370299" + (1950 + person / 1000 / 12) + "%02d01".formatted(1 + person / 1000 % 12)
                + "%03d".formatted(person % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** As many of everything as there are people, and nothing of nobody. */
    private void assertWholePeople(long people) throws SQLException {
        Map<String, String> one = Map.of(
                "users", "SELECT count(*) FROM tongxing.user_entity u JOIN tongxing.account a ON a.account_id = u.id",
                "users with or without account", "SELECT count(*) FROM tongxing.user_entity",
                "roles",
                        "SELECT count(DISTINCT user_id) FROM tongxing.user_role_mapping WHERE role_id = 'default-role'",
                "accounts", "SELECT count(DISTINCT person_id) FROM tongxing.account",
                "persons", "SELECT count(*) FROM tongxing.natural_person",
                "names", "SELECT count(DISTINCT person_id) FROM tongxing.person_name",
                "identifiers", "SELECT count(DISTINCT person_id) FROM tongxing.identifier",
                "lines", "SELECT count(DISTINCT person_id) FROM tongxing.migration_line",
                "entries", "SELECT count(*) FROM tongxing.audit_entry WHERE event_type = 'subject-imported'");
        Map<String, Long> counted = new java.util.TreeMap<>();
        for (Map.Entry<String, String> entry : one.entrySet()) {
            counted.put(entry.getKey(), count(entry.getValue()));
        }
        assertThat(counted).isEqualTo(one.keySet().stream().collect(Collectors.toMap(key -> key, key -> people)));
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return new ConnectionDatabase(connection)
                    .with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
        }
    }
}
