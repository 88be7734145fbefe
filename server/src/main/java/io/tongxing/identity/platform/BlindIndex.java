package io.tongxing.identity.platform;

/**
 * Finds sealed values by equality without revealing them: a keyed hash under which equal values of one kind are equal.
 *
 * <p>An unkeyed hash of a resident number is no protection (there are about 10<sup>11</sup> candidates), therefore the key.
 */
@FunctionalInterface
public interface BlindIndex {

    /** The index of a normalised value; different kinds never collide. */
    byte[] of(String kind, String value);
}
