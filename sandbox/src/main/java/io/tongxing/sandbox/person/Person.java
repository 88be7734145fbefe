package io.tongxing.sandbox.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic person as the authorities know them today.
 *
 * <p>{@code id} never changes; the number, the name and the mobile may, as they do in life (a renewed passport, a corrected
 * number, a marriage). {@code comparable} is false for somebody whose name the register cannot compare, which is what rare
 * characters cause in practice.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
        long id,
        String name,
        Sex sex,
        LocalDate birthdate,
        DocumentType documentType,
        String documentNumber,
        @Nullable String issuingState,
        String mobile,
        String bankCard,
        String faceSample,
        boolean deceased,
        boolean comparable) {

    /** Names nothing: people, even synthetic ones, do not belong in a log line. */
    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }

    Person withName(String changed) {
        return copy(changed, documentNumber, mobile, deceased, comparable);
    }

    Person withDocumentNumber(String changed) {
        return copy(name, changed, mobile, deceased, comparable);
    }

    Person withMobile(String changed) {
        return copy(name, documentNumber, changed, deceased, comparable);
    }

    Person withDeceased(boolean changed) {
        return copy(name, documentNumber, mobile, changed, comparable);
    }

    Person withComparable(boolean changed) {
        return copy(name, documentNumber, mobile, deceased, changed);
    }

    private Person copy(String name, String documentNumber, String mobile, boolean deceased, boolean comparable) {
        return new Person(
                id,
                name,
                sex,
                birthdate,
                documentType,
                documentNumber,
                issuingState,
                mobile,
                bankCard,
                faceSample,
                deceased,
                comparable);
    }
}
