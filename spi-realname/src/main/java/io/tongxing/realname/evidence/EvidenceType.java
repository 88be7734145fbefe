package io.tongxing.realname.evidence;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A way to prove an identity.
 *
 * <p>Open, because a source that nobody has thought of yet must be able to name what it checks; what a type is worth is decided
 * by the published table alone, and a type that the table does not name is worth nothing. Two types are the same when their
 * codes are.
 *
 * @param code what forms, journal, database and provider ids carry: lower-case words with hyphens
 * @param recordType the type of the record that was looked at, in the words of OpenID Identity Assurance
 * @param checkMethod how it was looked at, by the code list of OpenID Identity Assurance
 */
public record EvidenceType(String code, String recordType, String checkMethod) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 40;

    /** Name and number of a document agree with the population register. Says nothing about who typed them. */
    public static final EvidenceType TWO_ELEMENT = new EvidenceType("two-element", "population_register", "data");
    /** Name, number and both dates of the card: whoever typed them has the current card in hand. */
    public static final EvidenceType FOUR_ELEMENT_ID =
            new EvidenceType("four-element-id", "population_register", "data");
    /** A live sample of the face, compared by the authority with the photo it holds. */
    public static final EvidenceType FACE = new EvidenceType("face", "population_register", "bvr");
    /** The operator says that the mobile is registered to this name and number. */
    public static final EvidenceType CARRIER_3 = new EvidenceType("carrier-3", "mobile_subscriber_register", "data");
    /** The bank says that the card is held under this name and number. */
    public static final EvidenceType BANK_3 = new EvidenceType("bank-3", "bank_account", "data");
    /** As {@link #BANK_3}, and with the mobile that the person left with the bank. */
    public static final EvidenceType BANK_4 = new EvidenceType("bank-4", "bank_account", "data");
    /** The national network identity: its credential, with or without its password. */
    public static final EvidenceType CTID = new EvidenceType("ctid", "national_network_identity", "token");
    /** The national network identity together with the face. */
    public static final EvidenceType CTID_FACE = new EvidenceType("ctid-face", "national_network_identity", "bvr");
    /** The immigration administration knows the passport, permit or card. */
    public static final EvidenceType IMMIGRATION = new EvidenceType("immigration", "immigration_register", "data");
    /** A clerk in a service hall has compared person and document. */
    public static final EvidenceType COUNTER = new EvidenceType("counter", "service_hall_record", "pvp");
    /** As {@link #COUNTER}, and a second clerk has confirmed it. */
    public static final EvidenceType COUNTER_CONFIRMED =
            new EvidenceType("counter-confirmed", "service_hall_record", "pvp");
    /** A certificate of a licensed authority, with a signature by its key. */
    public static final EvidenceType CERTIFICATE = new EvidenceType("certificate", "licensed_certificate", "vcrypt");
    /** The chip of a passport or permit, authentic by ICAO Doc 9303 part 11. */
    public static final EvidenceType EMRTD = new EvidenceType("emrtd", "travel_document_chip", "vcrypt");
    /** The provincial platform vouches for the person at its basic or middle grade. */
    public static final EvidenceType PROVINCE = new EvidenceType("province", "provincial_identity_platform", "auth");
    /** The provincial platform vouches for the person at its high grade. */
    public static final EvidenceType PROVINCE_HIGH =
            new EvidenceType("province-high", "provincial_identity_platform", "auth");

    private static final List<EvidenceType> PUBLISHED = List.of(
            TWO_ELEMENT,
            FOUR_ELEMENT_ID,
            IMMIGRATION,
            CARRIER_3,
            BANK_3,
            BANK_4,
            CTID,
            PROVINCE,
            EMRTD,
            FACE,
            CTID_FACE,
            PROVINCE_HIGH,
            CERTIFICATE,
            COUNTER,
            COUNTER_CONFIRMED);

    public EvidenceType {
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a code is a few lower-case words with hyphens");
        }
        Objects.requireNonNull(recordType, "recordType");
        Objects.requireNonNull(checkMethod, "checkMethod");
    }

    /** All types of the published table, in the order in which a person is offered them. */
    public static List<EvidenceType> published() {
        return PUBLISHED;
    }

    /** The published type of that code, or one that only its source knows more about. */
    public static EvidenceType ofCode(String code) {
        return PUBLISHED.stream()
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseGet(() -> new EvidenceType(code, code.replace('-', '_'), "data"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceType type && code.equals(type.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
