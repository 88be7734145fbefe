package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tongxing.realname.evidence.DocumentType;
import java.io.IOException;

/**
 * How one authority is asked one question and how its answer is read: a file in JSON, in which comments may stand.
 *
 * <p>A file that cannot be right is a {@link MappingException} when it is read, that is when the server starts; it is never found
 * out by a resident.
 */
public final class SourceMapping {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RequestTemplate request;
    private final AnswerReading answer;
    private final Codes codes;

    private SourceMapping(RequestTemplate request, AnswerReading answer, Codes codes) {
        this.request = request;
        this.answer = answer;
        this.codes = codes;
    }

    /**
     * Reads the text of a mapping file.
     *
     * @param origin what the file is called in a complaint about it
     * @param source the code of the source, which is also what the keys it gives are called by
     */
    public static SourceMapping read(String origin, byte[] text, String source, Vocabulary vocabulary) {
        try {
            return read(parse(text), source, vocabulary);
        } catch (MappingException wrong) {
            throw wrong.in(origin);
        }
    }

    private static Section parse(byte[] text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new Section("", json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw Section.wrong("", "is no JSON: " + noJson.getOriginalMessage() + lineOf(noJson));
        } catch (IOException unreadable) {
            throw Section.wrong("", "cannot be read");
        }
    }

    private static String lineOf(com.fasterxml.jackson.core.JsonProcessingException noJson) {
        return noJson.getLocation() == null
                ? ""
                : " (line " + noJson.getLocation().getLineNr() + ")";
    }

    private static SourceMapping read(Section whole, String source, Vocabulary vocabulary) {
        whole.only("codes", "request", "answer");
        Codes codes = whole.optionalSection("codes")
                .map(section -> Codes.read(section, vocabulary))
                .orElse(Codes.OURS);
        Section section = whole.section("request");
        RequestTemplate request = RequestTemplate.read(section, vocabulary, codes);
        vocabulary.asked().stream().sorted().forEach(needed -> {
            if (!request.uses(needed)) {
                throw section.wrong("never asks about $" + needed);
            }
        });
        AnswerReading answer =
                AnswerReading.read(new AnswerSection(whole.section("answer"), vocabulary, source), codes);
        return new SourceMapping(request, answer, codes);
    }

    public RequestTemplate request() {
        return request;
    }

    public AnswerReading answer() {
        return answer;
    }

    /** Whether the authority has a code for documents of this type. */
    public boolean knows(DocumentType type) {
        return codes.knows(type);
    }
}
