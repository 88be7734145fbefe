package io.tongxing.identity.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.realname.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a posted JSON object, each read with a bound; what is wrong is told by the field's name, never by its value. */
@PersonalData
public final class JsonInput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern REASON = Pattern.compile("[a-z]+(-[a-z]+){0,7}");
    private static final int LONGEST_REASON = 60;

    private final JsonNode root;

    private JsonInput(JsonNode root) {
        this.root = root;
    }

    /** Reads the body; an absent one has no fields. */
    public static JsonInput read(@Nullable InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Answers.refuse(413, "too-large");
            }
            JsonNode root = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            if (!root.isObject()) {
                throw Answers.refuse(400, "not-an-object");
            }
            return new JsonInput(root);
        } catch (JsonProcessingException malformed) {
            throw Answers.refuse(400, "not-json");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Optional<String> optional(String field, int most) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > most) {
            throw bad(field);
        }
        String text = value.textValue().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public String text(String field, int most) {
        return optional(field, most).orElseThrow(() -> bad(field));
    }

    /** The texts of an inner object; an absent one has none. */
    public Map<String, String> texts(String field) {
        JsonNode inner = root.path(field);
        if (inner.isMissingNode() || inner.isNull()) {
            return Map.of();
        }
        if (!inner.isObject()) {
            throw bad(field);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : inner.properties()) {
            if (!entry.getValue().isTextual()) {
                throw bad(field);
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    public UUID id(String field) {
        return id(field, text(field, 36));
    }

    /** An id that came as part of the path. */
    public static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw bad(field);
        }
    }

    /** Why an operator does this, as a code of words: it goes into the journal, so it has no room for a number. */
    public String reason() {
        String reason = text("reason", LONGEST_REASON);
        if (!REASON.matcher(reason).matches()) {
            throw bad("reason");
        }
        return reason;
    }

    /** What is wrong with the input, by field name. */
    public static RuntimeException bad(String field) {
        return Answers.refuse(400, "bad-" + field.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return "JsonInput[not shown]";
    }
}
