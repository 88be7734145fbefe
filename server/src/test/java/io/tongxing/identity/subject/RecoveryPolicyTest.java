package io.tongxing.identity.subject;

import static io.tongxing.realname.assurance.IdentityAssuranceLevel.FOUR;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.THREE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.TWO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.subject.RecoveryPolicy.After;
import io.tongxing.identity.subject.RecoveryPolicy.Decision;
import io.tongxing.identity.subject.RecoveryPolicy.Mobile;
import io.tongxing.identity.subject.RecoveryPolicy.NotEnough;
import io.tongxing.identity.subject.RecoveryPolicy.Now;
import io.tongxing.identity.subject.RecoveryPolicy.Shown;
import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.EvidenceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every combination of what can be held and shown; the table of docs/recovery.md is printed from here. */
class RecoveryPolicyTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "recovery.md");
    private static final RecoveryPolicy POLICY = new RecoveryPolicy(AssurancePolicy.published());

    private static final Map<Mobile, String> MOBILES = Map.of(
            Mobile.NONE,
            "no code",
            Mobile.AGED,
            "code to the mobile, not confirmed for 180 days",
            Mobile.CURRENT,
            "code to the mobile");

    /** One of each kind of evidence, in the words of the page. */
    private static final Map<String, Set<EvidenceType>> FRESH = kinds();

    private static Map<String, Set<EvidenceType>> kinds() {
        Map<String, Set<EvidenceType>> kinds = new LinkedHashMap<>();
        kinds.put(
                "data or card (two-element, four-element-id, immigration, bank-3, emrtd, province)",
                Set.of(
                        EvidenceType.TWO_ELEMENT,
                        EvidenceType.FOUR_ELEMENT_ID,
                        EvidenceType.IMMIGRATION,
                        EvidenceType.BANK_3,
                        EvidenceType.EMRTD,
                        EvidenceType.PROVINCE));
        kinds.put("one holder of the data (carrier-3, bank-4 or ctid)", Set.of(EvidenceType.CARRIER_3));
        kinds.put(
                "the person (face, ctid-face, province-high or certificate; carrier-3 with bank-4)",
                Set.of(EvidenceType.FACE));
        kinds.put("counter, one clerk", Set.of(EvidenceType.COUNTER));
        kinds.put("counter, second clerk confirmed", Set.of(EvidenceType.COUNTER_CONFIRMED));
        return kinds;
    }

    @Test
    void theTableOfTheDocumentationIsThePolicy() throws IOException {
        String page = Files.readString(PAGE, UTF_8);
        String table = table();
        assertThat(page)
                .as("docs/recovery.md should hold:%n%s", table)
                .contains("<!-- begin decisions -->\n" + table + "<!-- end decisions -->");
    }

    @Test
    void evidenceOfOneKindIsAllTheSame() {
        Map<Set<EvidenceType>, List<EvidenceType>> alike = Map.of(
                FRESH.get("one holder of the data (carrier-3, bank-4 or ctid)"),
                List.of(EvidenceType.CARRIER_3, EvidenceType.BANK_4, EvidenceType.CTID),
                FRESH.get("the person (face, ctid-face, province-high or certificate; carrier-3 with bank-4)"),
                List.of(
                        EvidenceType.FACE,
                        EvidenceType.CTID_FACE,
                        EvidenceType.PROVINCE_HIGH,
                        EvidenceType.CERTIFICATE));
        alike.forEach((one, types) -> types.forEach(type -> forEachLevelAndMobile(
                (held, mobile) -> assertThat(POLICY.decide(held, new Shown(mobile, true, Set.of(type))))
                        .as("%s at %s with %s", type, held, mobile)
                        .isEqualTo(POLICY.decide(held, new Shown(mobile, true, one))))));
    }

    @Test
    void twoHoldersTogetherAreThePerson() {
        Set<EvidenceType> both = Set.of(EvidenceType.CARRIER_3, EvidenceType.BANK_4);
        assertThat(POLICY.decide(THREE, new Shown(Mobile.NONE, true, both)))
                .isEqualTo(new After(RecoveryPolicy.COOL_OFF));
    }

    @Test
    void moreShownNeverDecidesWorse() {
        List<Shown> all = everything();
        for (IdentityAssuranceLevel held : IdentityAssuranceLevel.values()) {
            for (Shown less : all) {
                for (Shown more : all) {
                    if (covers(more, less)) {
                        assertThat(rank(POLICY.decide(held, more)))
                                .as("%s: %s after %s", held, more, less)
                                .isGreaterThanOrEqualTo(rank(POLICY.decide(held, less)));
                    }
                }
            }
        }
    }

    @Test
    void aBetterProvenAccountIsNeverEasierToGet() {
        for (Shown shown : everything()) {
            int before = Integer.MAX_VALUE;
            for (IdentityAssuranceLevel held : IdentityAssuranceLevel.values()) {
                int rank = rank(POLICY.decide(held, shown));
                assertThat(rank).as("%s at %s", shown, held).isLessThanOrEqualTo(before);
                before = rank;
            }
        }
    }

    @Test
    void whatAnybodyMayKnowIsNeverEnough() {
        for (IdentityAssuranceLevel held : IdentityAssuranceLevel.values()) {
            Set<EvidenceType> data =
                    Set.of(EvidenceType.TWO_ELEMENT, EvidenceType.FOUR_ELEMENT_ID, EvidenceType.BANK_3);
            assertThat(POLICY.decide(held, new Shown(Mobile.NONE, true, data))).isInstanceOf(NotEnough.class);
        }
    }

    @Test
    void aNumberThatSomebodyElseMayHaveByNowOpensNoProvenAccount() {
        for (IdentityAssuranceLevel held : List.of(TWO, THREE, FOUR)) {
            assertThat(POLICY.decide(held, new Shown(Mobile.AGED, true, Set.of())))
                    .isInstanceOf(NotEnough.class);
        }
    }

    private interface Check {
        void at(IdentityAssuranceLevel held, Mobile mobile);
    }

    private static void forEachLevelAndMobile(Check check) {
        for (IdentityAssuranceLevel held : IdentityAssuranceLevel.values()) {
            for (Mobile mobile : Mobile.values()) {
                check.at(held, mobile);
            }
        }
    }

    /** Every mobile with no document, with one, and with every subset of the published evidence that has at most two members. */
    private static List<Shown> everything() {
        List<Shown> all = new ArrayList<>();
        for (Mobile mobile : Mobile.values()) {
            all.add(new Shown(mobile, false, Set.of()));
            all.add(new Shown(mobile, true, Set.of()));
            for (EvidenceType one : EvidenceType.published()) {
                for (EvidenceType other : EvidenceType.published()) {
                    Set<EvidenceType> both = List.of(one, other).stream().collect(Collectors.toSet());
                    all.add(new Shown(mobile, true, both));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private static boolean covers(Shown more, Shown less) {
        return more.mobile().ordinal() >= less.mobile().ordinal()
                && (more.document() || !less.document())
                && more.fresh().containsAll(less.fresh());
    }

    /** The sooner the higher; what is never, lowest. */
    private static int rank(Decision decision) {
        if (decision instanceof Now) {
            return Integer.MAX_VALUE;
        }
        return decision instanceof After after
                ? 1_000_000 - (int) after.coolOff().toHours()
                : 0;
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| mobile | document | fresh evidence | level 1 | level 2 | level 3 | level 4 |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (Mobile mobile : List.of(Mobile.CURRENT, Mobile.AGED, Mobile.NONE)) {
            row(table, "–", "–", new Shown(mobile, false, Set.of()));
            row(table, "name and number", "–", new Shown(mobile, true, Set.of()));
            FRESH.forEach((words, types) -> row(table, "name and number", words, new Shown(mobile, true, types)));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String document, String fresh, Shown shown) {
        table.append("| ")
                .append(MOBILES.get(shown.mobile()))
                .append(" | ")
                .append(document)
                .append(" | ")
                .append(fresh);
        for (IdentityAssuranceLevel held : IdentityAssuranceLevel.values()) {
            table.append(" | ").append(words(POLICY.decide(held, shown)));
        }
        table.append(" |\n");
    }

    private static String words(Decision decision) {
        if (decision instanceof After after) {
            return after.coolOff().toHours() + " h";
        }
        return decision instanceof NotEnough no ? "no (" + no.missing().code() + ")" : "now";
    }
}
