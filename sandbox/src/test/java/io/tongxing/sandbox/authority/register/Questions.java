package io.tongxing.sandbox.authority.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The questions whose true answer is {@code match}. */
enum Questions {
    TWO_ELEMENT("population", "/authorities/population/verify"),
    FOUR_ELEMENT("population", "/authorities/population/verify-card", "cardValidFrom", "cardValidTo"),
    FACE("face", "/authorities/face/compare", "faceSample"),
    CARRIER("carrier", "/authorities/carrier/verify", "mobile"),
    BANK("bank", "/authorities/bank/verify", "bankCard", "mobile"),
    IMMIGRATION("immigration", "/authorities/immigration/verify", "birthdate", "documentValidTo");

    private static final Map<String, String> NAMES_IN_QUESTION =
            Map.of("cardValidFrom", "validFrom", "cardValidTo", "validTo", "documentValidTo", "validTo");

    final String authority;
    final String path;
    private final String[] further;

    Questions(String authority, String path, String... further) {
        this.authority = authority;
        this.path = path;
        this.further = further;
    }

    Map<String, Object> about(JsonNode person) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("requestId", UUID.randomUUID().toString());
        for (String field : new String[] {"name", "documentType", "documentNumber"}) {
            question.put(field, person.get(field).textValue());
        }
        for (String field : further) {
            question.put(
                    NAMES_IN_QUESTION.getOrDefault(field, field),
                    person.get(field).textValue());
        }
        return question;
    }

    Map<String, Object> about(JsonNode person, String field, Object value) {
        Map<String, Object> question = about(person);
        question.put(field, value);
        return question;
    }

    /** Somebody whose document every register of this list keeps. */
    String wish() {
        return this == IMMIGRATION ? "{\"documentType\":\"passport\"}" : "{}";
    }
}
