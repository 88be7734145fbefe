package io.tongxing.auditlog.log;

/** The hash by which an entry stands in the tree. RFC 6962 section 2.1. */
public final class LeafHash {

    private LeafHash() {}

    public static byte[] of(byte[] entry) {
        return Sha256.of(Sha256.LEAF, entry);
    }
}
