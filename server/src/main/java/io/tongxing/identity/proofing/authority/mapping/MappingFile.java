package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The mapping of a source: the city's file, or the one in the jar, which speaks with the sandbox. JSON, in which comments may
 * stand.
 *
 * <p>A file that cannot be right is a {@link MappingException} when it is read, that is when the server starts; it is never found
 * out by a resident.
 *
 * @param source the code of the source, which is also what the keys that it gives for people are called by
 */
public record MappingFile(Optional<Path> file, String source, Vocabulary vocabulary) {
    private static final String BUILT_IN = "/META-INF/tongxing/mappings/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @FunctionalInterface
    private interface Reader<T> {
        T read(Section whole, String source, Vocabulary vocabulary);
    }

    /** Of a source that answers one question. */
    public SourceMapping question() {
        return read(SourceMapping::read);
    }

    /** Of a platform that logs people in. */
    public ProvinceMapping province() {
        return read(ProvinceMapping::read);
    }

    private <T> T read(Reader<T> reader) {
        try {
            return reader.read(new Section("", JSON.readTree(text())), source, vocabulary);
        } catch (JsonProcessingException noJson) {
            throw Section.wrong("", "is no JSON: " + noJson.getOriginalMessage() + " in line " + line(noJson))
                    .in(origin());
        } catch (IOException unreadable) {
            throw Section.wrong("", "cannot be read").in(origin());
        } catch (MappingException wrong) {
            throw wrong.in(origin());
        }
    }

    private static int line(JsonProcessingException noJson) {
        return noJson.getLocation() == null ? 1 : noJson.getLocation().getLineNr();
    }

    private String origin() {
        return file.map(Path::toString).orElse("of " + source);
    }

    private byte[] text() throws IOException {
        if (file.isPresent()) {
            return Files.readAllBytes(file.get());
        }
        try (InputStream text = MappingFile.class.getResourceAsStream(BUILT_IN + source + ".json")) {
            if (text == null) {
                throw new IllegalStateException("the jar has no mapping of " + source);
            }
            return text.readAllBytes();
        }
    }
}
