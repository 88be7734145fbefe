package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who the person is by the word of a source that gives it out. */
record IdentitySource(
        JsonPointer name,
        JsonPointer documentType,
        JsonPointer documentNumber,
        @Nullable JsonPointer issuer) {

    static IdentitySource read(Section section, Codes codes) {
        section.only("name", "documentType", "documentNumber", "issuer");
        if (!codes.canBeReadBackwards(Values.DOCUMENT_TYPE)) {
            throw Section.wrong("codes.documentType", "gives one code to two types, so an answer cannot be read by it");
        }
        return new IdentitySource(
                section.pointer("name"),
                section.pointer("documentType"),
                section.pointer("documentNumber"),
                section.optional("issuer").isPresent() ? section.pointer("issuer") : null);
    }

    /** Empty: the source knows somebody whose name or document cannot be written here, which is no fault of theirs. */
    Optional<ClaimedIdentity> in(JsonNode answer, Codes codes) throws NoAnswer {
        NameReading read = PersonName.read(text(answer, name));
        Optional<DocumentType> type = codes.documentType(text(answer, documentType));
        String number = text(answer, documentNumber);
        if (type.isEmpty() || !(read instanceof NameReading.Accepted accepted)) {
            return Optional.empty();
        }
        String state = issuer == null ? null : TextSource.text(answer, issuer).orElse(null);
        if (IdentityDocument.read(type.get(), number, state) instanceof DocumentReading.Accepted document) {
            return Optional.of(new ClaimedIdentity(accepted.name(), document.document()));
        }
        throw NoAnswer.because(Unavailable.BAD_ANSWER);
    }

    private static String text(JsonNode answer, JsonPointer place) throws NoAnswer {
        return TextSource.text(answer, place).orElseThrow(() -> NoAnswer.because(Unavailable.BAD_ANSWER));
    }
}
