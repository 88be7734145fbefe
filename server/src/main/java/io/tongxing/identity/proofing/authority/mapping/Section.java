package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a mapping file that knows where in the file it stands, so that every complaint can say so. */
record Section(String path, JsonNode json) {
    private static final int LONGEST_TEXT = 200;

    Section {
        if (!json.isObject()) {
            throw wrong(path, "is no object");
        }
    }

    static MappingException wrong(String path, String what) {
        return new MappingException((path.isEmpty() ? "the file" : path) + " " + what);
    }

    MappingException wrong(String what) {
        return wrong(path, what);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Refuses any other member: a misspelt one would be ignored in silence. */
    Section only(String... known) {
        List<String> names = List.of(known);
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw wrong(at(name), "is not known; known are " + String.join(", ", names));
            }
        });
        return this;
    }

    Optional<JsonNode> optional(String name) {
        return json.hasNonNull(name) ? Optional.of(json.get(name)) : Optional.empty();
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> wrong(at(name), "is missing"));
    }

    Section section(String name) {
        return new Section(at(name), required(name));
    }

    Optional<Section> optionalSection(String name) {
        return optional(name).map(node -> new Section(at(name), node));
    }

    String text(String name) {
        return text(at(name), required(name));
    }

    static String text(String path, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > LONGEST_TEXT) {
            throw wrong(path, "is no short text");
        }
        return node.textValue();
    }

    JsonPointer pointer(String name) {
        return pointer(at(name), text(name));
    }

    static JsonPointer pointer(String path, String text) {
        if (!text.startsWith("/")) {
            throw wrong(path, "is no JSON pointer: it begins with a slash");
        }
        return JsonPointer.compile(text);
    }

    /** A table of texts, in the order of the file; not empty. */
    Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
                throw wrong(at(entry.getKey()), "is no text");
            }
            table.put(entry.getKey(), value.asText());
        });
        if (table.isEmpty()) {
            throw wrong("is empty");
        }
        return table;
    }
}
