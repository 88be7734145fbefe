package io.tongxing.identity.proofing.authority;

import static io.tongxing.realname.spi.PresentedField.optional;
import static io.tongxing.realname.spi.PresentedField.required;

import io.tongxing.identity.proofing.authority.mapping.Values;
import io.tongxing.identity.proofing.authority.mapping.Vocabulary;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.PresentedField;
import io.tongxing.realname.spi.PresentedField.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one kind of source asks a person for and may prove, whoever the authority is.
 *
 * @param documents what it can know; an authority that has no code for one of them knows fewer
 * @param options what the city was given by the authority and sends with every question
 * @param identifies whether it knows a person who has claimed nothing, by a key of its own
 */
public record SourceKind(
        EvidenceType evidenceType,
        Set<EvidenceType> leadsTo,
        List<PresentedField> fields,
        Set<DocumentType> documents,
        Set<String> options,
        boolean identifies) {

    private static final Set<DocumentType> ALL = EnumSet.allOf(DocumentType.class);
    private static final Set<DocumentType> RESIDENT_CARDS =
            EnumSet.of(DocumentType.RESIDENT_ID, DocumentType.HK_MO_RESIDENCE_PERMIT, DocumentType.TW_RESIDENCE_PERMIT);
    private static final Set<DocumentType> CARDS_AND_PERMITS = EnumSet.complementOf(EnumSet.of(DocumentType.PASSPORT));
    private static final Set<DocumentType> CHINESE_CARDS_AND_PERMITS =
            EnumSet.complementOf(EnumSet.of(DocumentType.PASSPORT, DocumentType.FOREIGN_PERMANENT_RESIDENT));
    private static final Set<DocumentType> CROSSING_BORDERS = EnumSet.of(
            DocumentType.PASSPORT,
            DocumentType.HK_MO_TRAVEL_PERMIT,
            DocumentType.TW_TRAVEL_PERMIT,
            DocumentType.FOREIGN_PERMANENT_RESIDENT);

    static final String MOBILE = "mobile";
    /** Blank for a card that is valid for life. */
    static final String VALID_TO = "validTo";

    private static final int DAY = 10;
    private static final int MOBILE_LENGTH = 20;
    private static final int CARD_NUMBER = 30;
    private static final int SAMPLE = 100_000;
    private static final int CREDENTIAL = 4_000;
    private static final int PASSWORD = 64;
    private static final int TICKET = 2_000;

    private static final PresentedField MOBILE_FIELD = optional(MOBILE, Kind.DIGITS, MOBILE_LENGTH);
    private static final PresentedField BANK_CARD = required("bankCard", Kind.DIGITS, CARD_NUMBER);

    public static final SourceKind TWO_ELEMENT = question(EvidenceType.TWO_ELEMENT, ALL, List.of());
    public static final SourceKind FOUR_ELEMENT_ID = question(
            EvidenceType.FOUR_ELEMENT_ID,
            RESIDENT_CARDS,
            List.of(required("validFrom", Kind.DATE, DAY), optional(VALID_TO, Kind.DATE, DAY)));
    public static final SourceKind FACE = question(
            EvidenceType.FACE, CHINESE_CARDS_AND_PERMITS, List.of(required("faceSample", Kind.LONG_TEXT, SAMPLE)));
    public static final SourceKind CARRIER_3 = question(EvidenceType.CARRIER_3, ALL, List.of(MOBILE_FIELD));
    public static final SourceKind BANK_3 = question(EvidenceType.BANK_3, ALL, List.of(BANK_CARD));
    public static final SourceKind BANK_4 = question(EvidenceType.BANK_4, ALL, List.of(BANK_CARD, MOBILE_FIELD));
    public static final SourceKind IMMIGRATION = question(
            EvidenceType.IMMIGRATION,
            CROSSING_BORDERS,
            List.of(required("birthdate", Kind.DATE, DAY), required(VALID_TO, Kind.DATE, DAY)));
    public static final SourceKind CTID = new SourceKind(
            EvidenceType.CTID,
            Set.of(EvidenceType.CTID, EvidenceType.CTID_FACE),
            List.of(
                    required("networkCredential", Kind.TEXT, CREDENTIAL),
                    optional("networkPassword", Kind.SECRET, PASSWORD),
                    optional("faceSample", Kind.LONG_TEXT, SAMPLE)),
            CARDS_AND_PERMITS,
            Set.of("organizationId", "businessId"),
            true);
    public static final SourceKind PROVINCE = new SourceKind(
            EvidenceType.PROVINCE,
            Set.of(EvidenceType.PROVINCE, EvidenceType.PROVINCE_HIGH),
            List.of(required("ticket", Kind.TICKET, TICKET)),
            ALL,
            Set.of("appId"),
            true);

    public SourceKind {
        leadsTo = Set.copyOf(leadsTo);
        fields = List.copyOf(fields);
        documents = Set.copyOf(documents);
        options = Set.copyOf(options);
    }

    private static SourceKind question(
            EvidenceType evidenceType, Set<DocumentType> documents, List<PresentedField> fields) {
        return new SourceKind(evidenceType, Set.of(evidenceType), fields, documents, Set.of(), false);
    }

    public String code() {
        return evidenceType.code();
    }

    /**
     * Fields that the person may leave blank and the asking must not: without the mobile, a bank would be asked about three
     * elements and its yes be taken for four.
     */
    Set<String> filledIn() {
        return Set.of(MOBILE);
    }

    /** What a mapping for it may speak of. The fields of a person are never optional to ask about, even if they are to give. */
    public Vocabulary vocabulary() {
        Set<String> asked =
                new HashSet<>(Set.of(Values.REQUEST_ID, Values.NAME, Values.DOCUMENT_TYPE, Values.DOCUMENT_NUMBER));
        fields.forEach(field -> asked.add(Values.field(field.name())));
        Set<String> placeholders = new HashSet<>(asked);
        placeholders.add(Values.ISSUER);
        options.forEach(option -> placeholders.add(Values.option(option)));
        Map<String, Set<String>> coded = new HashMap<>();
        coded.put(
                Values.DOCUMENT_TYPE,
                Arrays.stream(DocumentType.values()).map(DocumentType::code).collect(Collectors.toSet()));
        if (evidenceType.equals(EvidenceType.IMMIGRATION)) {
            // The number of a passport is one only together with the state that issued it.
            asked.add(Values.ISSUER);
        }
        if (evidenceType.equals(EvidenceType.CTID)) {
            placeholders.add(NetworkIdentityMode.PLACEHOLDER);
            asked.add(NetworkIdentityMode.PLACEHOLDER);
            coded.put(NetworkIdentityMode.PLACEHOLDER, NetworkIdentityMode.CODES);
        }
        Set<String> blank = fields.stream()
                .filter(field -> !field.required() && field.name().equals(VALID_TO))
                .map(field -> Values.field(field.name()))
                .collect(Collectors.toSet());
        return new Vocabulary(placeholders, asked, blank, coded, new Vocabulary.Proves(leadsTo, identifies));
    }
}
