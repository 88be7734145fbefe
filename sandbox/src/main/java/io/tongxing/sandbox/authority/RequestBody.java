package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a JSON request. What is missing, unknown or of another type is refused by the field's name alone, never with its
 * value: the values are about people.
 */
public record RequestBody(JsonNode json) {
    private static final int LONGEST_TEXT = 256 * 1024;

    static RequestBody parse(ObjectMapper mapper, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode json = text.isBlank() ? JsonNodeFactory.instance.objectNode() : mapper.readTree(text);
            if (!json.isObject()) {
                throw new Refusal(400, "bad-request", "a JSON object is expected");
            }
            return new RequestBody(json);
        } catch (IOException notJson) {
            throw new Refusal(400, "bad-request", "the body is not JSON");
        }
    }

    /** Refuses a request with any other field: a misspelt optional one would be ignored in silence. */
    public RequestBody only(String... known) {
        List<String> fields = List.of(known);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!fields.contains(names.next())) {
                throw new Refusal(400, "unknown-field", "only these fields are known: " + String.join(", ", known));
            }
        }
        return this;
    }

    public String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field, "a text is expected"));
    }

    public Optional<String> optionalText(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
            throw wrong(field, "a text is expected");
        }
        return Optional.of(value.textValue());
    }

    public LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeParseException notDate) {
            throw wrong(field, "YYYY-MM-DD is expected");
        }
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

    public static Refusal wrong(String field, String message) {
        return new Refusal(400, "bad-request", field + ": " + message);
    }

    /** Names nothing: the fields are about people. */
    @Override
    public String toString() {
        return "RequestBody[]";
    }
}
