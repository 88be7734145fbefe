package io.tongxing.identity.platform;

/** A keyed hash of parts in order; the same parts give the same bytes, and nobody without the key can tell which. */
@FunctionalInterface
public interface KeyedHash {
    byte[] of(String... parts);
}
