package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Yes, or which no. Where an authority wraps its result (a code of the envelope, a code inside), both places are named and their
 * values joined by a slash; a place with nothing in it counts as an empty text.
 *
 * @param meanings empty for a confirmation
 */
record ResultSource(List<JsonPointer> places, Map<String, Optional<Reason>> meanings) {
    /** The source has no word for yes: it tells who the person is, or fails. */
    static final ResultSource IMPLIED = new ResultSource(List.of(), Map.of("", Optional.empty()));

    private static final String CONFIRMED = "confirmed";

    static ResultSource read(Section answer) {
        List<JsonPointer> places = new ArrayList<>();
        JsonNode result = answer.required("result");
        if (result.isArray()) {
            result.forEach(place ->
                    places.add(Section.pointer(answer.at("result"), Section.text(answer.at("result"), place))));
        } else {
            places.add(answer.pointer("result"));
        }
        Section results = answer.section("results");
        Map<String, Optional<Reason>> meanings = new HashMap<>();
        results.table().forEach((value, meaning) -> meanings.put(value, meaning(results.at(value), meaning)));
        if (meanings.values().stream().noneMatch(Optional::isEmpty)) {
            throw results.wrong("never means '" + CONFIRMED + "'");
        }
        return new ResultSource(List.copyOf(places), Map.copyOf(meanings));
    }

    private static Optional<Reason> meaning(String path, String text) {
        if (text.equals(CONFIRMED)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(text))
                .findFirst()
                .orElseThrow(() -> Section.wrong(
                        path,
                        "means '" + text + "'; there are " + CONFIRMED + ", "
                                + Arrays.stream(Reason.values())
                                        .map(Reason::code)
                                        .collect(Collectors.joining(", ")))));
    }

    /** Why not; empty for yes. */
    Optional<Reason> in(JsonNode answer) throws NoAnswer {
        String said = places.stream()
                .map(place -> TextSource.text(answer, place).orElse(""))
                .collect(Collectors.joining("/"));
        Optional<Reason> meaning = meanings.get(said);
        if (meaning == null) {
            throw NoAnswer.because(Unavailable.BAD_ANSWER);
        }
        return meaning;
    }
}
