package io.tongxing.sandbox.person;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic person as the authorities know them today.
 *
 * <p>{@code id} never changes; the number, the name and the mobile may, as they do in life (a renewed passport, a corrected
 * number, a marriage). {@code comparable} is false for somebody whose name no register can compare, which is what rare
 * characters cause in practice; {@code faceUnknown} is true for somebody of whom no photo is kept. {@code bankMobile} is the
 * mobile the bank has, if it is not the present one. {@code card} and {@code provinceLevel} are missing in the state files of
 * older versions, so they have defaults.
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
        boolean comparable,
        Card card,
        boolean faceUnknown,
        @Nullable String bankMobile,
        int provinceLevel) {
    /** The middle one of the province's three levels. */
    static final int USUAL_PROVINCE_LEVEL = 2;

    private static final LocalDate OLDER_CARDS_ISSUED = LocalDate.of(2026, 1, 5);

    public Person {
        card = requireNonNullElse(card, cardOfOlderState(documentType, birthdate));
        provinceLevel = provinceLevel == 0 ? USUAL_PROVINCE_LEVEL : provinceLevel;
    }

    private static Card cardOfOlderState(DocumentType type, LocalDate birthdate) {
        LocalDate issued = birthdate.isAfter(OLDER_CARDS_ISSUED) ? birthdate : OLDER_CARDS_ISSUED;
        return Card.issued(type, birthdate, issued);
    }

    public Optional<NetworkIdentity> networkIdentity() {
        return NetworkIdentity.of(this);
    }

    /** The mobile that the bank would send its codes to. */
    public String mobileAtBank() {
        return requireNonNullElse(bankMobile, mobile);
    }

    /** A change of number comes with a new card, which {@code card} is then. */
    Person changed(PersonChange change, String number, String mobileNow, @Nullable String mobileAtBank, Card cardNow) {
        return new Person(
                id,
                requireNonNullElse(change.name(), name),
                sex,
                birthdate,
                documentType,
                number,
                issuingState,
                mobileNow,
                bankCard,
                faceSample,
                requireNonNullElse(change.deceased(), deceased),
                requireNonNullElse(change.comparable(), comparable),
                cardNow.withCancelled(requireNonNullElse(change.cardCancelled(), cardNow.cancelled())),
                requireNonNullElse(change.faceUnknown(), faceUnknown),
                mobileAtBank,
                requireNonNullElse(change.provinceLevel(), provinceLevel));
    }

    /** Names nothing: people, even synthetic ones, do not belong in a log line. */
    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }
}
