package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The fields of a JSON request. What is missing or of another type is refused by the field's name alone, never with its value:
 * the values are about people.
 */
record RequestBody(JsonNode json) {
    static RequestBody parse(ObjectMapper mapper, String text) {
        try {
            JsonNode json = mapper.readTree(text.isBlank() ? "{}" : text);
            if (!json.isObject()) {
                throw new Refusal(400, "bad-request", "a JSON object is expected");
            }
            return new RequestBody(json);
        } catch (JsonProcessingException notJson) {
            throw new Refusal(400, "bad-request", "the body is not JSON");
        }
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field, "a text is expected"));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(field, "a text is expected");
        }
        return Optional.of(value.textValue());
    }

    Optional<Boolean> optionalFlag(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw wrong(field, "true or false is expected");
        }
        return Optional.of(value.booleanValue());
    }

    long number(String field, long otherwise) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw wrong(field, "a whole number is expected");
        }
        return value.longValue();
    }

    static Refusal wrong(String field, String message) {
        return new Refusal(400, "bad-request", field + ": " + message);
    }

    /** Names nothing: the fields are about people. */
    @Override
    public String toString() {
        return "RequestBody[]";
    }
}
