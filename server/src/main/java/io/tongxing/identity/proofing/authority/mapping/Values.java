package io.tongxing.identity.proofing.authority.mapping;

import io.tongxing.realname.PersonalData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What can be filled in where a mapping says {@code $name}; a blank value is none. */
@PersonalData
public record Values(Map<String, String> byName) {
    public static final String REQUEST_ID = "requestId";
    public static final String NAME = "name";
    public static final String DOCUMENT_TYPE = "documentType";
    public static final String DOCUMENT_NUMBER = "documentNumber";
    public static final String ISSUER = "issuer";

    public Values {
        byName = Map.copyOf(byName);
    }

    public static String field(String name) {
        return "field." + name;
    }

    public static String option(String name) {
        return "option." + name;
    }

    Optional<String> of(String name) {
        return Optional.ofNullable(byName.get(name)).filter(value -> !value.isBlank());
    }

    public Values with(String name, String value) {
        Map<String, String> more = new HashMap<>(byName);
        more.put(name, value);
        return new Values(more);
    }

    @Override
    public String toString() {
        return "Values" + byName.keySet();
    }
}
