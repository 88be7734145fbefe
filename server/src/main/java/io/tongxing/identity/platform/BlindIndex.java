package io.tongxing.identity.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds sealed values by equality without revealing them: a keyed hash under which equal values of one kind are equal.
 *
 * <p>An unkeyed hash of a resident number is no protection (there are about 10<sup>11</sup> candidates), therefore the key. The key can be
 * rotated while the server runs, so an index begins with the number of its key, and for a while one value has two: whoever keeps
 * a unique or long-lived value MUST write both of {@link #forWriting} and look for any of {@link #forFinding}. {@link #of} alone is for counters that may begin anew.
 */
@FunctionalInterface
public interface BlindIndex {

    /** The index of a normalised value under the key of the day; different kinds never collide. */
    byte[] of(String kind, String value);

    /** Every index under which the value may have been kept; one, or two while the key is being rotated. Bind them to {@code IN (…)}. */
    default List<byte[]> forFinding(String kind, String value) {
        return List.of(of(kind, value));
    }

    /** What to keep for the value, in the two columns of the index. */
    default Written forWriting(String kind, String value) {
        return new Written(of(kind, value), null);
    }

    /**
     * The two columns of an index. The database refuses a pair that does not suit the state of the rotation, so a server whose keys are out of date
     * cannot let a number be taken twice.
     *
     * @param next the index under the other key while the key is being rotated, null at all other times
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Written(byte[] current, byte @Nullable [] next) {}
}
