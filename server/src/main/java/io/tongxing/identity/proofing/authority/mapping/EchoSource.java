package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an answer must repeat of its question: the request id at least, or it could be the answer to anybody's. */
final class EchoSource {
    private EchoSource() {}

    static Map<JsonPointer, Placeholder> read(Section parent, Vocabulary vocabulary) {
        Section section = parent.section("echo");
        Map<JsonPointer, Placeholder> echo = new LinkedHashMap<>();
        section.table().forEach((place, text) -> {
            if (!Placeholder.is(text)) {
                throw Section.wrong(section.at(place), "must repeat something of the question, as $requestId");
            }
            echo.put(Section.pointer(section.at(place), place), Placeholder.read(section.at(place), text, vocabulary));
        });
        boolean namesQuestion = echo.values().stream()
                .anyMatch(placeholder -> placeholder.name().equals(Values.REQUEST_ID));
        if (!namesQuestion) {
            throw section.wrong("does not compare $requestId: an answer must name its question");
        }
        return echo;
    }

    static void check(Map<JsonPointer, Placeholder> echo, JsonNode answer, Values asked, Codes codes) throws NoAnswer {
        for (Map.Entry<JsonPointer, Placeholder> repeated : echo.entrySet()) {
            Optional<String> sent = repeated.getValue().of(asked, codes);
            if (sent.isPresent() && !TextSource.text(answer, repeated.getKey()).equals(sent)) {
                throw NoAnswer.because(Unavailable.OTHER_PERSON);
            }
        }
    }
}
