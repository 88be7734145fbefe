package io.tongxing.identity.proofing.authority.mapping;

import io.tongxing.realname.evidence.DocumentType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The authority's own codes for what we have codes for: document types (GA/T 2000.156 for one) and modes. Without a table our
 * codes are sent as they are.
 */
record Codes(Map<String, Map<String, String>> byName) {

    static final Codes OURS = new Codes(Map.of());

    static Codes read(Section section, Vocabulary vocabulary) {
        Map<String, Map<String, String>> tables = new HashMap<>();
        section.only(vocabulary.coded().keySet().toArray(String[]::new));
        vocabulary.coded().forEach((name, known) -> section.optionalSection(name)
                .ifPresent(table -> tables.put(
                        name, table.only(known.toArray(String[]::new)).table())));
        return new Codes(tables);
    }

    String outward(String name, String code) {
        Map<String, String> table = byName.get(name);
        if (table == null) {
            return code;
        }
        String theirs = table.get(code);
        if (theirs == null) {
            throw new IllegalArgumentException("the authority has no code for this " + name + ", so it is not asked");
        }
        return theirs;
    }

    boolean knows(DocumentType type) {
        Map<String, String> table = byName.get(Values.DOCUMENT_TYPE);
        return table == null || table.containsKey(type.code());
    }

    /** Which of our document types a code of theirs means. */
    Optional<DocumentType> documentType(String theirs) {
        Map<String, String> table = byName.get(Values.DOCUMENT_TYPE);
        if (table == null) {
            return DocumentType.fromCode(theirs);
        }
        return table.entrySet().stream()
                .filter(entry -> entry.getValue().equals(theirs))
                .findFirst()
                .flatMap(entry -> DocumentType.fromCode(entry.getKey()));
    }

    /** Whether no two of our codes share one of theirs. */
    boolean canBeReadBackwards(String name) {
        Map<String, String> table = byName.get(name);
        if (table == null) {
            return true;
        }
        Set<String> theirs = new HashSet<>(table.values());
        return theirs.size() == table.size();
    }
}
