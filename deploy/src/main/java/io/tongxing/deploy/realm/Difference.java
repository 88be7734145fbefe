package io.tongxing.deploy.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares what is described with what the server has.
 *
 * <p>Only what is described counts: the server adds defaults of its own. It keeps lists of strings as sets and
 * configuration values as strings, and leaves empty ones out; none of that is a difference.
 */
final class Difference {

    private Difference() {}

    /** Whether {@code actual} already has all of {@code described}. */
    static boolean isNone(JsonNode described, JsonNode actual) {
        if (described instanceof ObjectNode object) {
            return object.properties().stream()
                    .allMatch(field -> isNone(field.getValue(), actual.path(field.getKey())));
        }
        if (described instanceof ArrayNode array) {
            return sameElements(array, actual);
        }
        return actual.isValueNode()
                ? described.asText().equals(actual.asText())
                : described.asText().isEmpty();
    }

    /** The server's representation with everything described laid over it. */
    static ObjectNode overlay(ObjectNode actual, JsonNode described) {
        ObjectNode result = actual.deepCopy();
        described.properties().forEach(field -> {
            JsonNode present = result.get(field.getKey());
            if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode) {
                result.set(field.getKey(), overlay(object, field.getValue()));
            } else {
                result.set(field.getKey(), field.getValue());
            }
        });
        return result;
    }

    private static boolean sameElements(ArrayNode described, JsonNode actual) {
        if (described.size() != actual.size()) {
            return false;
        }
        if (StreamSupport.stream(described.spliterator(), false).allMatch(JsonNode::isTextual)) {
            return sorted(described).toList().equals(sorted(actual).toList());
        }
        for (int i = 0; i < described.size(); i++) {
            if (!isNone(described.get(i), actual.path(i))) {
                return false;
            }
        }
        return true;
    }

    private static Stream<String> sorted(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted(Comparator.naturalOrder());
    }
}
