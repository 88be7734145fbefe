package io.tongxing.realname.assurance;

import static io.tongxing.realname.assurance.IdentityAssuranceLevel.FOUR;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.THREE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.TWO;
import static io.tongxing.realname.evidence.EvidenceType.BANK_3;
import static io.tongxing.realname.evidence.EvidenceType.BANK_4;
import static io.tongxing.realname.evidence.EvidenceType.CARRIER_3;
import static io.tongxing.realname.evidence.EvidenceType.CERTIFICATE;
import static io.tongxing.realname.evidence.EvidenceType.COUNTER;
import static io.tongxing.realname.evidence.EvidenceType.COUNTER_CONFIRMED;
import static io.tongxing.realname.evidence.EvidenceType.CTID;
import static io.tongxing.realname.evidence.EvidenceType.CTID_FACE;
import static io.tongxing.realname.evidence.EvidenceType.EMRTD;
import static io.tongxing.realname.evidence.EvidenceType.FACE;
import static io.tongxing.realname.evidence.EvidenceType.FOUR_ELEMENT_ID;
import static io.tongxing.realname.evidence.EvidenceType.IMMIGRATION;
import static io.tongxing.realname.evidence.EvidenceType.PROVINCE;
import static io.tongxing.realname.evidence.EvidenceType.PROVINCE_HIGH;
import static io.tongxing.realname.evidence.EvidenceType.TWO_ELEMENT;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The table of docs/assurance.md: what evidence is worth, and for how long.
 *
 * <p>A register that moves is believed for a shorter time than one that does not: a mobile changes hands within months, a
 * photo ages in years. Level 3 wants the person and not only their data, so it takes a comparison of the face, an official,
 * the province's own comparison, or two independent holders of the person's data that a stranger would have to have deceived
 * both. No level can be reached by the face alone (Measures on facial recognition of 1 June 2025, article 10).
 */
final class PublishedTable {
    private static final Duration ONE_YEAR = Duration.ofDays(365);
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);
    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365 + 1);
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365 + 1);
    private static final Duration TEN_YEARS = Duration.ofDays(10 * 365 + 2);

    static final List<AssuranceProfile> PROFILES = List.of(
            line(TWO, FIVE_YEARS, TWO_ELEMENT),
            line(TWO, FIVE_YEARS, FOUR_ELEMENT_ID),
            line(TWO, FIVE_YEARS, IMMIGRATION),
            line(TWO, TWO_YEARS, CARRIER_3),
            line(TWO, FIVE_YEARS, BANK_3),
            line(TWO, FIVE_YEARS, BANK_4),
            line(TWO, FIVE_YEARS, CTID),
            line(TWO, THREE_YEARS, PROVINCE),
            line(TWO, FIVE_YEARS, EMRTD),
            line(THREE, THREE_YEARS, FACE),
            line(THREE, THREE_YEARS, CTID_FACE),
            line(THREE, THREE_YEARS, PROVINCE_HIGH),
            line(THREE, TWO_YEARS, CARRIER_3, BANK_4),
            line(THREE, TWO_YEARS, FOUR_ELEMENT_ID, BANK_4),
            line(THREE, TWO_YEARS, CARRIER_3, EMRTD),
            line(THREE, TEN_YEARS, COUNTER),
            line(FOUR, ONE_YEAR, CERTIFICATE),
            line(FOUR, TEN_YEARS, COUNTER_CONFIRMED));

    private PublishedTable() {}

    private static AssuranceProfile line(IdentityAssuranceLevel level, Duration freshness, EvidenceType... evidence) {
        return new AssuranceProfile(level, new LinkedHashSet<>(List.of(evidence)), freshness);
    }
}
