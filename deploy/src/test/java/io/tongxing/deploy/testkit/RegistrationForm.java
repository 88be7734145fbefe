package io.tongxing.deploy.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody types on the registration page; a test starts from a right form and changes one thing. */
public record RegistrationForm(Map<String, String> fields) {

    public RegistrationForm {
        fields = new LinkedHashMap<>(fields);
    }

    /** As the person would fill it in, without the code that comes by SMS. */
    public static RegistrationForm of(Persona persona, String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("realName", persona.name());
        fields.put("documentType", persona.documentType());
        fields.put("documentNumber", persona.documentNumber());
        fields.put("issuingState", persona.issuingState() == null ? "" : persona.issuingState());
        fields.put("mobile", persona.mobile());
        fields.put("password", password);
        fields.put("password-confirm", password);
        return new RegistrationForm(fields);
    }

    public RegistrationForm with(String field, String value) {
        RegistrationForm changed = new RegistrationForm(fields);
        changed.fields.put(field, value);
        return changed;
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Names nobody: test reports are kept. */
    @Override
    public String toString() {
        return "RegistrationForm" + fields.keySet();
    }
}
