package io.tongxing.sandbox.authority.register;

import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.person.DocumentType;

/** The part that every question about a document has. */
record Claim(String requestId, String name, DocumentType type, String number) {
    static Claim of(RequestBody question) {
        String requestId = question.text("requestId");
        String name = question.text("name");
        String number = question.text("documentNumber");
        return new Claim(requestId, name, documentType(question.text("documentType")), number);
    }

    static DocumentType documentType(String code) {
        return DocumentType.ofCode(code).orElseThrow(() -> RequestBody.wrong("documentType", "unknown"));
    }

    /** Names nothing: it is about a person. */
    @Override
    public String toString() {
        return "Claim[type=" + type.code() + "]";
    }
}
