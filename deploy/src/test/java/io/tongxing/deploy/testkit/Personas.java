package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Makes people. Nobody of them ever had the number or mobile of another, so tests do not meet each other's. */
public final class Personas {

    private final SandboxCalls calls;

    public Personas(URI sandbox) {
        this.calls = new SandboxCalls(sandbox);
    }

    /** A resident with a resident identity card. */
    public Persona resident() {
        return make(JsonNodeFactory.instance.objectNode());
    }

    public Persona holderOf(String documentType) {
        return make(JsonNodeFactory.instance.objectNode().put("documentType", documentType));
    }

    public Persona named(String name) {
        return make(JsonNodeFactory.instance.objectNode().put("name", name));
    }

    /** Somebody whose number ends in the check character X, which people type in lower case. */
    public Persona residentWithX() {
        for (int tries = 0; tries < 500; tries++) {
            Persona persona = resident();
            if (persona.documentNumber().endsWith("X")) {
                return persona;
            }
        }
        throw new AssertionError("no number ended in X");
    }

    /** Changes what the registers know: {@code name}, {@code documentNumber}, {@code mobile}, {@code deceased}, {@code comparable}. */
    public Persona change(Persona persona, ObjectNode change) {
        return read(calls.send("PATCH", "/authorities/persons/" + persona.documentNumber(), change));
    }

    private Persona make(ObjectNode wish) {
        return read(calls.send("POST", "/authorities/persons", wish));
    }

    /** Somebody together with everything that any authority knows them by: cards, samples, credentials, dates. */
    public Papers withPapers(String documentType) {
        JsonNode papers = calls.send(
                "POST",
                "/authorities/persons",
                JsonNodeFactory.instance.objectNode().put("documentType", documentType));
        return new Papers(read(papers), papers);
    }

    /** A person and all their papers. */
    public record Papers(Persona persona, JsonNode all) {
        public String get(String field) {
            return all.path(field).asText();
        }

        @Override
        public String toString() {
            return persona.toString();
        }
    }

    private static Persona read(JsonNode papers) {
        Persona persona = new Persona(
                papers.path("name").asText(),
                papers.path("sex").asText(),
                papers.path("birthdate").asText(),
                papers.path("documentType").asText(),
                papers.path("documentNumber").asText(),
                papers.hasNonNull("issuingState") ? papers.path("issuingState").asText() : null,
                papers.path("mobile").asText());
        PersonalValues.remember(persona.name(), persona.documentNumber(), persona.mobile());
        return persona;
    }
}
