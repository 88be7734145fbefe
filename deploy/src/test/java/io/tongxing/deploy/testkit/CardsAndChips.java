package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people hold in their hands: a card that signs by its certificate, and a document with a chip. */
public final class CardsAndChips {

    private final SandboxCalls calls;

    public CardsAndChips(URI sandbox) {
        this.calls = new SandboxCalls(sandbox);
    }

    /** The form fields with which the person answers a challenge. */
    public Map<String, String> sign(Persona person, String challenge, String algorithm) {
        JsonNode signed = calls.send(
                "POST",
                "/authorities/ca/sign",
                about(person).put("challenge", challenge).put("algorithm", algorithm));
        return fields(signed, "certificate", "signature");
    }

    public void revoke(Persona person, String algorithm) {
        calls.send("POST", "/authorities/ca/revoke", about(person).put("algorithm", algorithm));
    }

    /** The form fields with what a reader reads. */
    public Map<String, String> read(Persona person) {
        return fields(calls.send("POST", "/authorities/chip/read", about(person)), "securityObject", "dg1", "dg11");
    }

    private static ObjectNode about(Persona person) {
        return JsonNodeFactory.instance.objectNode().put("documentNumber", person.documentNumber());
    }

    private static Map<String, String> fields(JsonNode answer, String... names) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, answer.path(name).asText());
        }
        return fields;
    }
}
