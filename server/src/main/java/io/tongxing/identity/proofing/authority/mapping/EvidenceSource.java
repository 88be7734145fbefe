package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.realname.evidence.EvidenceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a confirmation proves: always the same, or by what was asked ({@code $mode}), or by a grade that the answer tells.
 *
 * @param byValue a value that is missing here is no answer; one without a type proves nothing
 */
record EvidenceSource(
        @Nullable JsonPointer place, @Nullable Placeholder asked, Map<String, Optional<EvidenceType>> byValue) {
    private static final String NOTHING = "none";

    static EvidenceSource read(Section section, String name, Vocabulary vocabulary) {
        if (section.required(name).isTextual()) {
            return new EvidenceSource(null, null, Map.of("", type(section.at(name), section.text(name), vocabulary)));
        }
        Section evidence = section.section(name).only("by", "types");
        Map<String, Optional<EvidenceType>> types = new HashMap<>();
        Section table = evidence.section("types");
        table.table().forEach((value, code) -> types.put(value, type(table.at(value), code, vocabulary)));
        String by = evidence.text("by");
        return Placeholder.is(by)
                ? new EvidenceSource(null, Placeholder.read(evidence.at("by"), by, vocabulary), types)
                : new EvidenceSource(evidence.pointer("by"), null, types);
    }

    private static Optional<EvidenceType> type(String path, String code, Vocabulary vocabulary) {
        if (code.equals(NOTHING)) {
            return Optional.empty();
        }
        return Optional.of(vocabulary.proves().evidence().stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Section.wrong(
                        path,
                        "names the evidence '" + code + "'; this source may prove "
                                + vocabulary.proves().evidence().stream()
                                        .map(EvidenceType::code)
                                        .sorted()
                                        .toList())));
    }

    /** Null: the answer names a grade that the mapping does not know. Empty: a grade that proves nothing. */
    @Nullable
    Optional<EvidenceType> in(JsonNode answer, Values values) {
        Optional<String> value = Optional.of("");
        if (place != null) {
            value = TextSource.text(answer, place);
        } else if (asked != null) {
            value = asked.of(values, Codes.OURS);
        }
        return value.map(byValue::get).orElse(null);
    }
}
