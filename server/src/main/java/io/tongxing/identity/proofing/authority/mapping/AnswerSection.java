package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
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

    Map<JsonPointer, Placeholder> echo() {
        return EchoSource.read(answer, vocabulary);
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
