package io.tongxing.identity.proofing.authority.signature;

/** Signs our text, and knows the authority's. Threads: safe. */
interface Keys {
    /** What {@code Tongxing-Algorithm} says. */
    String algorithm();

    byte[] sign(byte[] text);

    boolean isAuthoritys(byte[] text, byte[] signature);
}
