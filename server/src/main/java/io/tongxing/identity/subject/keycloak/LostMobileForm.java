package io.tongxing.identity.subject.keycloak;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;

/** What was typed by somebody who has lost the mobile of an account, read field by field. */
@PersonalData
record LostMobileForm(
        Map<String, String> typed,
        Optional<ClaimedIdentity> claimed,
        Optional<MobileNumber> mobile,
        Optional<EvidenceVerifier> source,
        Map<String, String> presented,
        List<FormMessage> problems) {
    private static final int LONGEST_FIELD = 300;
    /** A field of a source that means a mobile is the new one, which a code has just proven. */
    private static final String MOBILE_FIELD = "mobile";

    static LostMobileForm read(MultivaluedMap<String, String> form, List<EvidenceVerifier> offered) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : List.of("realName", "documentType", "documentNumber", "issuingState", "mobile", "method")) {
            typed.put(field, Forms.text(form, field, LONGEST_FIELD));
        }
        List<FormMessage> problems = new ArrayList<>();
        Optional<PersonName> name = EnrolmentForm.readName(typed.getOrDefault("realName", ""), problems);
        Optional<IdentityDocument> document = EnrolmentForm.readDocument(typed, problems);
        Optional<MobileNumber> mobile = MobileNumber.read(typed.getOrDefault("mobile", ""));
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        }
        Optional<EvidenceVerifier> source = offered.stream()
                .filter(one -> one.evidenceType().code().equals(typed.get("method")))
                .findFirst();
        if (source.isEmpty()) {
            problems.add(new FormMessage("method", "tx.field.required"));
        }
        Map<String, String> presented = new LinkedHashMap<>();
        source.ifPresent(one -> one.fields().forEach(field -> present(form, field, mobile, presented, problems)));
        Optional<ClaimedIdentity> claimed =
                name.flatMap(named -> document.map(paper -> new ClaimedIdentity(named, paper)));
        return new LostMobileForm(Map.copyOf(typed), claimed, mobile, source, presented, problems);
    }

    private static void present(
            MultivaluedMap<String, String> form,
            PresentedField field,
            Optional<MobileNumber> mobile,
            Map<String, String> presented,
            List<FormMessage> problems) {
        if (field.name().equals(MOBILE_FIELD)) {
            mobile.ifPresent(number -> presented.put(field.name(), number.value()));
            return;
        }
        String value = form.getFirst(field.name());
        String text = value == null ? "" : value.strip();
        if (field.kind() == PresentedField.Kind.DIGITS) {
            text = text.replaceAll("\\s", "");
        }
        if (text.length() > field.maxLength() || (text.isEmpty() && field.required())) {
            problems.add(new FormMessage("method", "tx.recover.methodFields"));
        } else if (!text.isEmpty()) {
            presented.put(field.name(), text);
        }
    }

    @Override
    public String toString() {
        return "LostMobileForm[" + problems.size() + " problems]";
    }
}
