package io.tongxing.realname.spi;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.EvidenceType;
import java.util.Map;
import java.util.Objects;

/**
 * What the person gives for one kind of evidence beyond the claimed identity, by form field: nothing for two elements, a card
 * number for a bank's check.
 */
@PersonalData
public record EvidencePresentation(EvidenceType type, Map<String, String> fields) {
    public EvidencePresentation {
        Objects.requireNonNull(type, "type");
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "EvidencePresentation[" + type.code() + "]";
    }
}
