package io.tongxing.auditlog.log;

import java.util.List;

/**
 * The hash of a whole tree: it commits to every leaf and to their order.
 *
 * <p>The left subtree of n leaves holds the largest power of two below n, so that a tree that grows keeps its full subtrees.
 * RFC 6962 section 2.1.
 */
public final class TreeHash {

    private TreeHash() {}

    /** Takes leaf hashes in the order of the log; the hash of the empty log is the hash of nothing. */
    public static byte[] of(List<byte[]> leafHashes) {
        if (leafHashes.isEmpty()) {
            return Sha256.ofNothing();
        }
        if (leafHashes.size() > 1) {
            int left = Integer.highestOneBit(leafHashes.size() - 1);
            return NodeHash.of(of(leafHashes.subList(0, left)), of(leafHashes.subList(left, leafHashes.size())));
        }
        byte[] leafHash = leafHashes.get(0);
        if (leafHash.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("a leaf hash has " + Sha256.LENGTH + " bytes");
        }
        return leafHash.clone();
    }
}
