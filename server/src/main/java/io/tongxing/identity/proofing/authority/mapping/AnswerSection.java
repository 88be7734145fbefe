package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part {@code answer} of a mapping.
 *
 * @param source what the source is called where it gives keys for people
 */
record AnswerSection(Section answer, Vocabulary vocabulary, String source) {

    AnswerSection {
        answer.only(
                "echo",
                "result",
                "results",
                "evidence",
                "organization",
                "registerName",
                "checkId",
                "checkedAt",
                "notAfter",
                "externalKey",
                "identity");
    }

    /** The request id at least: an answer that does not name its question could be anybody's. */
    Map<JsonPointer, Placeholder> echo() {
        Section section = answer.section("echo");
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

    ResultSource result() {
        if (answer.optional("result").isEmpty() && answer.optional("results").isEmpty()) {
            if (answer.optional("identity").isEmpty()) {
                throw Section.wrong(answer.at("result"), "is missing");
            }
            return ResultSource.IMPLIED;
        }
        return ResultSource.read(answer);
    }

    Optional<IdentitySource> identity(Codes codes) {
        return answer.optionalSection("identity").map(section -> IdentitySource.read(section, codes));
    }

    Optional<JsonPointer> key() {
        if (vocabulary.proves().needsKey()) {
            return Optional.of(answer.pointer("externalKey"));
        }
        return answer.optional("externalKey").map(node -> answer.pointer("externalKey"));
    }

    Optional<EndSource> notAfter() {
        return answer.optional("notAfter").map(node -> EndSource.read(answer, "notAfter", vocabulary));
    }
}
