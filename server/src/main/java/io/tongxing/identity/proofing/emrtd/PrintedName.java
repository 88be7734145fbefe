package io.tongxing.identity.proofing.emrtd;

import io.tongxing.realname.evidence.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a claimed name is the one on the document.
 *
 * <p>Chinese characters cannot be told from the pinyin in the machine-readable zone, many people share one; they are compared
 * with the name in characters, where the chip has it. Latin names are compared word by word in any order, because forms and
 * documents differ about which name comes first. States write letters with marks in two or three ways (Doc 9303 part 3
 * section 6); any of them is right.
 */
final class PrintedName {
    enum Comparison {
        SAME,
        DIFFERENT,
        IMPOSSIBLE
    }

    /** The ways that are not just the letter without its mark. */
    private static final List<Map<String, String>> WAYS = List.of(
            Map.of("Ä", "AE", "Ö", "OE", "Ü", "UE", "Å", "AA", "Ø", "OE", "Æ", "AE", "Œ", "OE", "ß", "SS"),
            Map.of("Ü", "UXX", "Ñ", "NXX", "Ø", "OE", "Æ", "AE", "Œ", "OE", "ß", "SS"),
            Map.of("Ø", "O", "Æ", "AE", "Œ", "OE", "ß", "SS"));

    private static final Map<String, String> LETTERS =
            Map.of("Þ", "TH", "Ð", "D", "Đ", "D", "Ł", "L", "Ħ", "H", "ı", "I", "Ŋ", "N", "Ŧ", "T");

    private PrintedName() {}

    static Comparison compare(PersonName claimed, MachineReadableZone zone, PersonalDetails details) {
        if (details.name().filter(claimed::equals).isPresent()) {
            return Comparison.SAME;
        }
        if (isLatin(claimed)) {
            boolean same = WAYS.stream().anyMatch(way -> isPrinted(words(claimed.value(), way), zone));
            return same ? Comparison.SAME : Comparison.DIFFERENT;
        }
        boolean sameScript = details.name().filter(name -> !isLatin(name)).isPresent();
        return sameScript ? Comparison.DIFFERENT : Comparison.IMPOSSIBLE;
    }

    private static boolean isLatin(PersonName name) {
        return name.value()
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private static boolean isPrinted(List<String> claimed, MachineReadableZone zone) {
        List<String> printed = new ArrayList<>(Arrays.stream(zone.name().split("<+"))
                .filter(word -> !word.isEmpty())
                .toList());
        if (claimed.isEmpty() || printed.isEmpty()) {
            return false;
        }
        List<String> rest = new ArrayList<>(claimed);
        if (!zone.cut()) {
            Collections.sort(printed);
            Collections.sort(rest);
            return printed.equals(rest);
        }
        String last = printed.remove(printed.size() - 1);
        return printed.stream().allMatch(rest::remove) && rest.stream().anyMatch(word -> word.startsWith(last));
    }

    private static List<String> words(String name, Map<String, String> way) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replace("ß", "SS")
                .toUpperCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : way.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}'.]", "")
                .replaceAll("[^A-Z]+", " ")
                .strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }
}
