package io.tongxing.auditlog.log;

/** The hash of two neighbouring subtrees. RFC 6962 section 2.1. */
public final class NodeHash {

    private NodeHash() {}

    public static byte[] of(byte[] left, byte[] right) {
        if (left.length != Sha256.LENGTH || right.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("a node has two hashes of " + Sha256.LENGTH + " bytes");
        }
        return Sha256.of(Sha256.NODE, left, right);
    }
}
