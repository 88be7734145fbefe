package io.tongxing.identity.proofing.emrtd;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which state's authority may sign whose documents. Certificates name states by two letters, documents by three.
 *
 * <p>Any state of the list could otherwise make passports of every other.
 */
final class IssuingStates {
    private static final Map<String, String> BY_TWO_LETTERS = byTwoLetters();
    /** Doc 9303 part 3 section 5: issuers that are no state of ISO 3166-1, or have several codes. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "GB", Set.of("GBD", "GBN", "GBO", "GBP", "GBS"),
            "HK", Set.of("CHN"),
            "MO", Set.of("CHN"),
            "EU", Set.of("EUE"),
            "UN", Set.of("UNO", "UNA", "UNK"),
            "KS", Set.of("RKS"),
            "XK", Set.of("RKS"),
            "DE", Set.of("D"));

    private IssuingStates() {}

    static boolean maySign(String certificateState, String documentState) {
        String two = certificateState.toUpperCase(Locale.ROOT);
        return documentState.equals(BY_TWO_LETTERS.get(two))
                || OTHERS.getOrDefault(two, Set.of()).contains(documentState);
    }

    private static Map<String, String> byTwoLetters() {
        Map<String, String> states = new HashMap<>();
        for (String two : Locale.getISOCountries()) {
            states.put(two, new Locale.Builder().setRegion(two).build().getISO3Country());
        }
        return Map.copyOf(states);
    }
}
