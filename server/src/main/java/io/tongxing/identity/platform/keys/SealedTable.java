package io.tongxing.identity.platform.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A table with a sealed column, as the feature that owns it describes it: enough to seal every value anew and to compute its index anew. A table
 * with two sealed columns is described twice.
 *
 * <p>Names come from code and never from input.
 *
 * @param name with schema
 * @param id the primary key, a uuid
 * @param sealed the sealed column
 * @param context what a seal's context consists of before the id
 * @param index the blind index over the sealed value, when there is one
 */
public record SealedTable(String name, String id, String sealed, String context, Optional<Index> index) {

    /**
     * A blind index in two columns, of which the second is filled only while the key is rotated.
     *
     * @param parts columns that, beside the sealed value, decide what is indexed
     * @param term what is indexed, from the parts and the opened value
     */
    public record Index(
            String column, String nextColumn, List<String> parts, BiFunction<List<String>, String, Term> term) {
        public Index {
            parts = List.copyOf(parts);
        }
    }

    /** What a blind index is computed from. */
    public record Term(String kind, String value) {
        @Override
        public String toString() {
            return "Term[" + kind + "]";
        }
    }

    /** Tells two sealed columns of one table apart. */
    String label() {
        return name + "." + sealed;
    }

    /** Tables that have nothing to do for the purpose are passed over. */
    boolean concerns(RotatableKey purpose) {
        return purpose == RotatableKey.SEAL || index.isPresent();
    }
}
