package io.tongxing.deploy.realm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a realm shall be, or a part of it, with every placeholder filled.
 *
 * <p>{@code ${NAME}} stands for a value of this installation, {@code $${} for a literal {@code ${}. A value nobody gave
 * is an error: an address left open would end up as a redirect URI. A client may be {@code like} a template, in which
 * {@code ${clientId}} is its own id.
 *
 * @param name distinguishes descriptions of parts of one realm
 */
public record RealmDescription(String name, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\$\\{([^}]*)}?");

    /** One of the descriptions that are shipped: {@code city}, {@code operators}, {@code master}, {@code sandbox-departments}, {@code sandbox-operators}. */
    public static RealmDescription shipped(String name, Map<String, String> values) {
        try (InputStream resource = RealmDescription.class.getResourceAsStream(name + ".json")) {
            if (resource == null) {
                throw new RealmException("there is no realm description " + name);
            }
            return parse(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8), values);
        } catch (IOException e) {
            throw new RealmException("realm description " + name + " cannot be read", e);
        }
    }

    public static RealmDescription parse(String name, String json, Map<String, String> values) {
        try {
            ObjectNode content = (ObjectNode) JSON.readTree(json);
            if (!content.path("realm").isTextual()) {
                throw new RealmException(name + " does not say which realm it describes");
            }
            expandTemplates(name, content);
            return new RealmDescription(name, fill(name, content, values));
        } catch (JsonProcessingException e) {
            throw new RealmException(name + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public String realm() {
        return content.path("realm").textValue();
    }

    /** Equal for equal content; says nothing about the secrets in it. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never the content: it holds client secrets. */
    @Override
    public String toString() {
        return "RealmDescription[" + name + "]";
    }

    private static void expandTemplates(String name, ObjectNode content) {
        JsonNode templates = content.path("templates");
        ArrayNode expanded = JSON.createArrayNode();
        for (JsonNode client : content.path("clients")) {
            expanded.add(expand(name, templates, (ObjectNode) client));
        }
        content.remove("templates");
        if (content.has("clients")) {
            content.set("clients", expanded);
        }
    }

    private static JsonNode expand(String name, JsonNode templates, ObjectNode client) {
        String clientId = client.path("clientId").asText();
        ObjectNode result = JSON.createObjectNode();
        JsonNode like = client.remove("like");
        if (like != null) {
            if (!templates.has(like.asText())) {
                throw new RealmException(name + ": client " + clientId + " is like an unknown " + like.asText());
            }
            result = templates.path(like.asText()).deepCopy();
        }
        merge(result, client);
        return replace(result, text -> text.replace("${clientId}", clientId));
    }

    private static void merge(ObjectNode target, ObjectNode source) {
        source.properties().forEach(field -> {
            JsonNode present = target.get(field.getKey());
            if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static JsonNode fill(String name, JsonNode content, Map<String, String> values) {
        return replace(content, text -> {
            Matcher matcher = PLACEHOLDER.matcher(text);
            return matcher.replaceAll(match -> {
                if (match.group().startsWith("$$")) {
                    return Matcher.quoteReplacement(match.group().substring(1));
                }
                String value = values.get(match.group(1));
                if (value == null) {
                    throw new RealmException(name + ": no value for " + match.group());
                }
                return Matcher.quoteReplacement(value);
            });
        });
    }

    private static JsonNode replace(JsonNode node, UnaryOperator<String> replacement) {
        if (node.isTextual()) {
            return JSON.getNodeFactory().textNode(replacement.apply(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> replaced = new HashMap<>();
            object.properties().forEach(field -> replaced.put(field.getKey(), replace(field.getValue(), replacement)));
            ObjectNode result = JSON.createObjectNode();
            object.fieldNames().forEachRemaining(field -> result.set(field, replaced.get(field)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            array.forEach(element -> result.add(replace(element, replacement)));
            return result;
        }
        return node;
    }
}
