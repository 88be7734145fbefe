package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request with gaps. What nobody gave is left out together with its member, and so is an object that has nothing left. */
public final class RequestTemplate {
    private final Members whole;
    private final Codes codes;
    private final Set<String> used;

    private RequestTemplate(Members whole, Codes codes, Set<String> used) {
        this.whole = whole;
        this.codes = codes;
        this.used = used;
    }

    private static RequestTemplate read(Section section, Vocabulary vocabulary, Codes codes) {
        Set<String> used = new HashSet<>();
        Part whole = part(section.path(), section.json(), vocabulary, used);
        return new RequestTemplate((Members) whole, codes, Set.copyOf(used));
    }

    /** One that asks about all that it must ask about. */
    static RequestTemplate complete(Section section, Vocabulary vocabulary, Codes codes) {
        RequestTemplate template = read(section, vocabulary, codes);
        vocabulary.asked().stream().sorted().forEach(needed -> {
            if (!template.used.contains(needed)) {
                throw section.wrong("never asks about $" + needed);
            }
        });
        return template;
    }

    public ObjectNode fill(Values values) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        whole.fill(values, codes).ifPresent(filled -> request.setAll((ObjectNode) filled));
        return request;
    }

    private sealed interface Part {
        Optional<JsonNode> fill(Values values, Codes codes);
    }

    private record Literal(JsonNode value) implements Part {
        @Override
        public Optional<JsonNode> fill(Values values, Codes codes) {
            return Optional.of(value);
        }
    }

    private record Gap(Placeholder placeholder) implements Part {
        @Override
        public Optional<JsonNode> fill(Values values, Codes codes) {
            return placeholder.of(values, codes).map(TextNode::valueOf);
        }
    }

    private record Members(Map<String, Part> parts) implements Part {
        @Override
        public Optional<JsonNode> fill(Values values, Codes codes) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            parts.forEach((name, part) -> part.fill(values, codes).ifPresent(value -> object.set(name, value)));
            return object.isEmpty() && !parts.isEmpty() ? Optional.empty() : Optional.of(object);
        }
    }

    private record Items(List<Part> parts) implements Part {
        @Override
        public Optional<JsonNode> fill(Values values, Codes codes) {
            var array = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part -> part.fill(values, codes).ifPresent(array::add));
            return Optional.of(array);
        }
    }

    private static Part part(String path, JsonNode node, Vocabulary vocabulary, Set<String> used) {
        if (node.isObject()) {
            Map<String, Part> parts = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry -> parts.put(
                            entry.getKey(), part(path + "." + entry.getKey(), entry.getValue(), vocabulary, used)));
            return new Members(parts);
        }
        if (node.isArray()) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                parts.add(part(path + "[" + i + "]", node.get(i), vocabulary, used));
            }
            return new Items(parts);
        }
        if (!node.isTextual()) {
            return new Literal(node);
        }
        if (!Placeholder.is(node.textValue())) {
            return new Literal(TextNode.valueOf(Placeholder.literal(node.textValue())));
        }
        Placeholder placeholder = Placeholder.read(path, node.textValue(), vocabulary);
        if (placeholder.otherwise() == null && vocabulary.blankMeansSomething().contains(placeholder.name())) {
            throw Section.wrong(path, "may be blank: say what is sent then, with |otherwise:");
        }
        used.add(placeholder.name());
        return new Gap(placeholder);
    }
}
