package io.tongxing.auditlog.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entries and tree hashes are the reference vectors of the Certificate Transparency implementations, recomputed outside this
 * code base.
 */
class TreeHashTest {

    private static final List<String> REFERENCE_ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void treeOfTheReferenceEntriesHasItsReferenceHash(int size, String treeHash) {
        List<byte[]> leafHashes = REFERENCE_ENTRIES.subList(0, size).stream()
                .map(entry -> LeafHash.of(HexFormat.of().parseHex(entry)))
                .toList();

        assertThat(TreeHash.of(leafHashes)).asHexString().isEqualToIgnoringCase(treeHash);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 31, 32, 33, 255, 256, 257, 1000})
    void largerTreeHasTheHashThatAppendingOneByOneGives(int size) {
        List<byte[]> leafHashes = leafHashes(size);

        assertThat(TreeHash.of(leafHashes)).isEqualTo(appendedOneByOne(leafHashes));
    }

    @Test
    void everyChangedLeafChangesTheTree() {
        List<byte[]> leafHashes = leafHashes(37);
        byte[] treeHash = TreeHash.of(leafHashes);

        for (int i = 0; i < leafHashes.size(); i++) {
            List<byte[]> changed = new ArrayList<>(leafHashes);
            byte[] leafHash = leafHashes.get(i).clone();
            leafHash[i % leafHash.length] ^= 1;
            changed.set(i, leafHash);
            assertThat(TreeHash.of(changed)).as("leaf %d", i).isNotEqualTo(treeHash);
        }
    }

    @Test
    void orderOfTheLeavesChangesTheTree() {
        List<byte[]> reversed = new ArrayList<>(leafHashes(5));
        Collections.reverse(reversed);

        assertThat(TreeHash.of(reversed)).isNotEqualTo(TreeHash.of(leafHashes(5)));
    }

    @Test
    void leafIsNotTakenForANode() {
        byte[] left = LeafHash.of(new byte[] {1});
        byte[] right = LeafHash.of(new byte[] {2});
        byte[] joined = Arrays.copyOf(left, 64);
        System.arraycopy(right, 0, joined, 32, 32);

        assertThat(LeafHash.of(joined)).isNotEqualTo(NodeHash.of(left, right));
    }

    @Test
    void hashOfAnotherLengthIsRefused() {
        byte[] leafHash = LeafHash.of(new byte[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.of(List.of(new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.of(List.of(leafHash, new byte[33])));
        assertThatIllegalArgumentException().isThrownBy(() -> NodeHash.of(new byte[0], leafHash));
    }

    @Test
    void treeOfOneLeafIsACopyOfIt() {
        byte[] leafHash = LeafHash.of(new byte[] {7});

        assertThat(TreeHash.of(List.of(leafHash))).isEqualTo(leafHash).isNotSameAs(leafHash);
    }

    private static List<byte[]> leafHashes(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> LeafHash.of(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The other way to the same hash: a stack of full subtrees that merges like the carry of a binary counter. */
    private static byte[] appendedOneByOne(List<byte[]> leafHashes) {
        Deque<byte[]> fullSubtrees = new ArrayDeque<>();
        for (int i = 0; i < leafHashes.size(); i++) {
            fullSubtrees.push(leafHashes.get(i));
            for (int carry = i; (carry & 1) == 1; carry >>= 1) {
                byte[] right = fullSubtrees.pop();
                fullSubtrees.push(node(fullSubtrees.pop(), right));
            }
        }
        byte[] treeHash = fullSubtrees.pop();
        while (!fullSubtrees.isEmpty()) {
            treeHash = node(fullSubtrees.pop(), treeHash);
        }
        return treeHash;
    }

    private static byte[] node(byte[] left, byte[] right) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 1);
            digest.update(left);
            digest.update(right);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
