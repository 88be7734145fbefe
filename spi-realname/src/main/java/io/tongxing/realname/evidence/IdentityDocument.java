package io.tongxing.realname.evidence;

import io.tongxing.realname.PersonalData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An identity document by type, issuer and number: normalised, and of valid form by construction.
 *
 * <p>Two people who type the same document differently must meet in one account, so there is exactly one form of each
 * number and the constructor refuses every other. It does not look at the clock: whether a birth lies in the future is asked
 * once, when the number is read, and a stored document stays valid whatever a clock says later.
 *
 * @param issuer the state that issued a passport (ISO 3166-1 alpha-3 or a code of ICAO Doc 9303), empty for other types
 */
@PersonalData
public record IdentityDocument(DocumentType type, String issuer, String number) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public IdentityDocument {
        Objects.requireNonNull(type, "type");
        if (!isNormal(type, issuer, number)) {
            throw new IllegalArgumentException("not a normalised number of a " + type.code());
        }
    }

    public static DocumentReading read(DocumentType type, String raw) {
        return read(type, raw, null);
    }

    /** The issuer is asked for with passports alone and not looked at otherwise; null or blank stands for not given. */
    public static DocumentReading read(DocumentType type, String raw, @Nullable String issuer) {
        return read(type, raw, issuer, LocalDate.now(CHINA));
    }

    public static DocumentReading read(DocumentType type, String raw, @Nullable String issuer, LocalDate today) {
        String ascii = AsciiForm.of(raw);
        String number = DocumentRules.identity(type, ascii);
        DocumentProblem problem = DocumentRules.problem(type, number, today);
        if (problem != null) {
            boolean otherType = Arrays.stream(DocumentType.values())
                    .anyMatch(other -> other != type && DocumentRules.isRecognisedAs(other, ascii, today));
            return new DocumentReading.Rejected(otherType ? DocumentProblem.OTHER_TYPE : problem);
        }
        Optional<String> normalIssuer =
                type == DocumentType.PASSPORT ? PassportNumber.issuer(issuer, number) : Optional.of("");
        return normalIssuer
                .<DocumentReading>map(known -> new DocumentReading.Accepted(new IdentityDocument(type, known, number)))
                .orElseGet(() -> new DocumentReading.Rejected(DocumentProblem.DIVISION));
    }

    /**
     * Every document that the text could be the number of, in the order of the types: for a login by document number, where
     * nobody is asked for type or issuer. A passport number is one candidate for every state, because two states may have given it; fifteen
     * digits of the first generation stand for the number of eighteen that followed them, or for two when the century is open.
     */
    public static List<IdentityDocument> candidates(String raw) {
        List<IdentityDocument> documents = new ArrayList<>();
        for (DocumentType type : DocumentType.values()) {
            if (read(type, raw) instanceof DocumentReading.Accepted accepted) {
                documents.add(accepted.document());
            }
        }
        String ascii = AsciiForm.of(raw);
        CitizenNumber.ofFifteenDigits(ascii).stream()
                .flatMap(number -> accepted(DocumentType.RESIDENT_ID, number, null))
                .forEach(documents::add);
        PassportNumber.issuers().stream()
                .flatMap(issuer -> accepted(DocumentType.PASSPORT, ascii, issuer))
                .filter(passport -> !documents.contains(passport))
                .forEach(documents::add);
        return List.copyOf(documents);
    }

    private static Stream<IdentityDocument> accepted(DocumentType type, String number, @Nullable String issuer) {
        return read(type, number, issuer) instanceof DocumentReading.Accepted accepted
                ? Stream.of(accepted.document())
                : Stream.empty();
    }

    /** Empty where the number does not tell, or tells two digits of a year that fit two centuries. */
    public Optional<LocalDate> birthdate() {
        return DocumentRules.birthdate(type, number);
    }

    public Optional<Gender> gender() {
        return DocumentRules.gender(type, number);
    }

    /** For pages; see {@link Mask}. */
    public String masked() {
        return Mask.number(number);
    }

    @Override
    public String toString() {
        return "IdentityDocument[" + type.code() + "]";
    }

    private static boolean isNormal(DocumentType type, String issuer, String number) {
        boolean normalNumber = AsciiForm.of(number).equals(number)
                && DocumentRules.identity(type, number).equals(number)
                && DocumentRules.problem(type, number, DocumentRules.ANY_DAY) == null;
        if (type != DocumentType.PASSPORT) {
            return normalNumber && issuer.isEmpty();
        }
        return normalNumber
                && !issuer.isEmpty()
                && PassportNumber.issuer(issuer, number).equals(Optional.of(issuer));
    }
}
