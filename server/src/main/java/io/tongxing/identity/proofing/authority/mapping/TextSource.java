package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a text of an answer comes from: a place in it, or a fixed text for what the authority does not say. */
record TextSource(@Nullable JsonPointer place, String fixed) {

    static TextSource read(Section section, String name) {
        String text = section.text(name);
        return text.startsWith("/") ? new TextSource(section.pointer(name), "") : new TextSource(null, text);
    }

    /** Empty: the answer has no text (or number, or truth value) there. */
    Optional<String> in(JsonNode answer) {
        return place == null ? Optional.of(fixed) : text(answer, place);
    }

    static Optional<String> text(JsonNode answer, JsonPointer place) {
        JsonNode node = answer.at(place);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }
}
