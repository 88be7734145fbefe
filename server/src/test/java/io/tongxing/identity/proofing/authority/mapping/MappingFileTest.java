package io.tongxing.identity.proofing.authority.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.proofing.authority.SourceKind;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Confirmed;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with which a city connects its own authority, which calls everything by another name. */
class MappingFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENTED = Path.of("..", "docs", "evidence-sources.md");

    @TempDir
    private Path directory;

    private static final Values ASKED = new Values(Map.of(
            "requestId", "r-1",
            "name", "somebody",
            "documentType", "resident-id",
            "documentNumber", "number",
            "issuer", "",
            "field.validFrom", "2020-03-04",
            "field.validTo", "2030-03-04"));

    @Test
    void documentedExampleSpeaksTheLanguageOfItsAuthority() throws IOException {
        SourceMapping mapping = fourElements(documentedExample());

        assertThat(mapping.request().fill(ASKED)).isEqualTo(JSON.readTree("""
                        {"head":{"version":"2.0","bizSeq":"r-1"},
                         "data":{"xm":"somebody","zjlx":"111","zjhm":"number","yxqq":"20200304","yxqz":"20300304"}}"""));
        assertThat(mapping.request()
                        .fill(ASKED.with("field.validTo", ""))
                        .at("/data/yxqz")
                        .asText())
                .isEqualTo("00000000");
        assertThat(mapping.knows(DocumentType.RESIDENT_ID)).isTrue();
        assertThat(mapping.knows(DocumentType.TW_RESIDENCE_PERMIT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0000, 01, ", "0000, 02, mismatch", "0000, 03, not-found", "0000, 04, document-not-valid"})
    void documentedExampleUnderstandsItsAuthority(String code, String result, String reason) throws Exception {
        EvidenceOutcome outcome =
                fourElements(documentedExample()).answer().read(JSON.readTree("""
                        {"head":{"bizSeq":"r-1","code":"%s"},
                         "data":{"zjhm":"number","jg":"%s","lsh":"20261122-77","sj":"20261122155930"}}""".formatted(code, result)), ASKED, NOW);

        if (reason != null) {
            assertThat(outcome).isInstanceOf(NotConfirmed.class);
            assertThat(((NotConfirmed) outcome).reason().code()).isEqualTo(reason);
            return;
        }
        var evidence = ((Confirmed) outcome).evidence();
        assertThat(evidence.organization()).isEqualTo("某市公安局");
        assertThat(evidence.checkId()).isEqualTo("20261122-77");
        assertThat(evidence.checkedAt()).isEqualTo(Instant.parse("2026-11-22T07:59:30Z"));
        assertThat(evidence.notAfter()).hasValue(Instant.parse("2030-03-04T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601, '\"2026-11-22T15:59:30+08:00\"'",
        "epoch-seconds, 1795334370",
        "epoch-millis, '\"1795334370000\"'",
        "yyyyMMddHHmmss, '\"20261122155930\"'",
        "yyyy-MM-dd HH:mm:ss, '\"2026-11-22 15:59:30\"'"
    })
    void timeIsReadAsItIsWritten(String format, String written) throws Exception {
        SourceMapping mapping = twoElements(builtIn("two-element").replace("iso-8601", format));

        EvidenceOutcome outcome = mapping.answer().read(answer().replaceTime(written), ASKED, NOW);

        assertThat(((Confirmed) outcome).evidence().checkedAt()).isEqualTo(Instant.parse("2026-11-22T07:59:30Z"));
    }

    @Test
    void timeOfTheAnswerStandsInWhereTheAuthoritySaysNone() throws Exception {
        SourceMapping mapping = twoElements(
                builtIn("two-element").replace("{ \"at\": \"/checkedAt\", \"format\": \"iso-8601\" }", "\"now\""));

        EvidenceOutcome outcome = mapping.answer().read(answer().replaceTime("null"), ASKED, NOW);

        assertThat(((Confirmed) outcome).evidence().checkedAt()).isEqualTo(NOW);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("\"$name\"", "\"$nam\"", "request.name asks for $nam; there are "),
                mistake("\"$name\"", "\"somebody\"", "request never asks about $name"),
                mistake("\"$name\"", "\"$name|upper\"", "request.name has the filter 'upper'"),
                mistake("\"$name\"", "\"$name|date:HH\"", "request.name has no pattern of a day"),
                mistake("\"$name\"", "\"$name|date:bbb\"", "request.name has no pattern of a day"),
                mistake("\"/result\"", "\"result\"", "answer.result is no JSON pointer"),
                mistake("\"confirmed\"", "\"yes\"", "answer.results.match means 'yes'; there are confirmed, mismatch"),
                mistake("\"confirmed\"", "\"mismatch\"", "answer.results never means 'confirmed'"),
                mistake("\"two-element\"", "\"face\"", "answer.evidence names the evidence 'face'"),
                mistake("\"/requestId\": \"$requestId\", ", "", "answer.echo does not compare $requestId"),
                mistake("\"iso-8601\"", "\"YYYYMMdd\"", "answer.checkedAt.format is neither iso-8601"),
                mistake("\"organization\"", "\"organisation\"", "answer.organisation is not known"),
                mistake("\"checkId\": \"/checkId\",", "", "answer.checkId is missing"),
                mistake("\"answer\"", "\"reply\"", "reply is not known; known are codes, request, answer"),
                mistake("\"result\": \"/result\"", "\"result\": 5", "answer.result is no short text"),
                mistake(
                        "  \"request\": {",
                        "  \"codes\": {\"documentType\": {\"id\": \"1\"}},\n  \"request\": {",
                        "codes.documentType.id is not known"),
                mistake("\"request\": {", "\"request\": {{", "the file is no JSON: "),
                mistake("\"request\": {", "\"request\": {}, \"request\": {", "the file is no JSON: Duplicate field"));
    }

    private static Arguments mistake(String right, String wrong, String complaint) {
        return Arguments.of(right, wrong, complaint);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsToldInOneLineThatSaysWhere(String right, String wrong, String complaint) throws IOException {
        String text = builtIn("two-element");
        assertThat(text).contains(right);

        assertThatThrownBy(() -> twoElements(text.replace(right, wrong)))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("mapping " + directory.resolve("mapping.json") + ": " + complaint)
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
    }

    @Test
    void fileThatIsNotThereIsToldByItsName() {
        MappingFile file = new MappingFile(
                Optional.of(directory.resolve("nowhere.json")), "two-element", SourceKind.TWO_ELEMENT.vocabulary());

        assertThatThrownBy(file::question).hasMessageEndingWith("nowhere.json: the file cannot be read");
    }

    @Test
    void blankThatMeansSomethingIsNotForgotten() throws IOException {
        String text = builtIn("four-element-id").replace("|otherwise:long-term", "");

        assertThatThrownBy(() -> fourElements(text))
                .hasMessageContaining("request.validTo may be blank: say what is sent then");
    }

    @Test
    void keyOfTheNetworkIdentityIsNotForgotten() throws IOException {
        String text = builtIn("ctid").replace("\"externalKey\": \"/applicationCode\"", "\"notAfter\": \"/end\"");

        assertThatThrownBy(() -> read(text, SourceKind.CTID).question())
                .hasMessageContaining("answer.externalKey is missing");
    }

    @Test
    void codesThatMeanTwoThingsCannotNameADocument() throws IOException {
        String text = builtIn("province").replace("\"414\"", "\"111\"");

        assertThatThrownBy(() -> read(text, SourceKind.PROVINCE).province())
                .hasMessageContaining("codes.documentType gives one code to two types");
    }

    @ParameterizedTest
    @CsvSource({
        "$state, $option.appId, login.query never says $state",
        "$field.ticket, $requestId, token.request never asks about $field.ticket",
        "$accessToken, $requestId, user.request never asks about $accessToken",
        "/token, token, token.path does not begin with a slash"
    })
    void platformIsNotAskedHalfAQuestion(String right, String wrong, String complaint) throws IOException {
        String text = builtIn("province").replace("\"" + right + "\"", "\"" + wrong + "\"");

        assertThatThrownBy(() -> read(text, SourceKind.PROVINCE).province()).hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$name", "name"})
    void textThatOnlyLooksLikeAPlaceholderIsSentAsItIs(String text) throws IOException {
        SourceMapping mapping = twoElements(
                builtIn("two-element").replace("\"request\": {", "\"request\": { \"fixed\": \"" + text + "\","));

        assertThat(mapping.request().fill(ASKED).path("fixed").asText()).isEqualTo(text.replace("$$", "$"));
    }

    @Test
    void everyReasonCanBeMeant() throws Exception {
        for (Reason reason : Reason.values()) {
            SourceMapping mapping = twoElements(builtIn("two-element")
                    .replace("\"mismatch\": \"mismatch\"", "\"mismatch\": \"" + reason.code() + "\""));

            JsonNode answer = JSON.readTree(answer().text().replace("\"match\"", "\"mismatch\""));
            assertThat(mapping.answer().read(answer, ASKED, NOW)).isEqualTo(new NotConfirmed(reason));
        }
    }

    private record Told(String text) {
        JsonNode replaceTime(String time) throws IOException {
            return JSON.readTree(text.replace("\"TIME\"", time));
        }
    }

    private static Told answer() {
        return new Told(
                "{\"requestId\":\"r-1\",\"documentNumber\":\"number\",\"result\":\"match\",\"organization\":\"o\","
                        + "\"checkId\":\"c\",\"checkedAt\":\"TIME\"}");
    }

    private static String builtIn(String source) throws IOException {
        return Files.readString(Path.of("src/main/resources/META-INF/tongxing/mappings", source + ".json"));
    }

    /** The example of the documentation is the one that is tested: nobody copies an example that does not work. */
    private static String documentedExample() throws IOException {
        String page = Files.readString(DOCUMENTED);
        int begin = page.indexOf("```json", page.indexOf("<!-- mapping example -->")) + "```json".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    private SourceMapping twoElements(String text) throws IOException {
        return read(text, SourceKind.TWO_ELEMENT).question();
    }

    private SourceMapping fourElements(String text) throws IOException {
        return read(text, SourceKind.FOUR_ELEMENT_ID).question();
    }

    private MappingFile read(String text, SourceKind kind) throws IOException {
        Path file = directory.resolve("mapping.json");
        Files.writeString(file, text);
        return new MappingFile(Optional.of(file), kind.code(), kind.vocabulary());
    }
}
