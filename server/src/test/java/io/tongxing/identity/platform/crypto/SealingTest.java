package io.tongxing.identity.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.identity.platform.SealBrokenException;
import io.tongxing.identity.platform.crypto.DataKeyRing.DataKey;
import io.tongxing.identity.platform.crypto.DataKeyRing.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final HexFormat HEX = HexFormat.of();

    private final DataKeyRing ring = new DataKeyRing(keys(1));

    private static List<DataKey> keys(int seals) {
        SecureRandom random = new SecureRandom();
        List<DataKey> keys = new ArrayList<>();
        keys.add(key(100, Purpose.INDEX, random));
        keys.add(key(101, Purpose.PAIRWISE, random));
        for (int number = 1; number <= seals; number++) {
            keys.add(key(number, Purpose.SEAL, random));
        }
        return keys;
    }

    private static DataKey key(int number, Purpose purpose, SecureRandom random) {
        byte[] bytes = new byte[purpose.bytes()];
        random.nextBytes(bytes);
        return new DataKey(number, purpose, bytes);
    }

    /** RFC 8998 appendix A.1. */
    @Test
    void sm4GcmOpensThePublishedVector() {
        Sm4Gcm cipher = new Sm4Gcm(HEX.parseHex("0123456789abcdeffedcba9876543210"), new SecureRandom());
        byte[] sealed = HEX.parseHex("00001234567800000000abcd"
                + "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
        byte[] context = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");

        assertThat(HEX.formatHex(cipher.decrypt(sealed, context)))
                .isEqualTo("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    }

    /** The vector of shared test data: HMAC-SM3 of "Hi There" under 20 bytes of 0x0b, through the library we build on. */
    @Test
    void hmacSm3GivesThePublishedVector() {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(HEX.parseHex("0b".repeat(20))));
        byte[] text = "Hi There".getBytes(StandardCharsets.UTF_8);
        mac.update(text, 0, text.length);
        byte[] out = new byte[32];
        mac.doFinal(out, 0);

        assertThat(HEX.formatHex(out)).isEqualTo("51b00d1fb49832bfb01c3ce27848e59f871d9ba938dc563b338ca964755cce70");
    }

    @Test
    void partsOfAKeyedHashDoNotRunTogether() {
        HmacSm3 hash = new HmacSm3(new byte[32]);

        assertThat(hash.of("ab", "c")).isNotEqualTo(hash.of("a", "bc")).isEqualTo(hash.of("ab", "c"));
    }

    @Test
    void sealedTextOpensUnderItsContextOnly() {
        byte[] sealed = ring.seal("张𠮷·买买提", "person_name.name:1");

        assertThat(ring.open(sealed, "person_name.name:1")).isEqualTo("张𠮷·买买提");
        assertThatThrownBy(() -> ring.open(sealed, "person_name.name:2")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] sealed = ring.seal("some text", "row");
        for (int bit = Integer.SIZE; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> ring.open(changed, "row")).isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void sealingTwiceGivesDifferentBytes() {
        assertThat(ring.seal("same", "row")).isNotEqualTo(ring.seal("same", "row"));
    }

    @Test
    void aNewerKeySealsAndTheOlderStillOpens() {
        List<DataKey> both = keys(2);
        DataKeyRing before =
                new DataKeyRing(both.stream().filter(key -> key.number() != 2).toList());
        DataKeyRing after = new DataKeyRing(both);

        byte[] old = before.seal("text", "row");

        assertThat(after.open(old, "row")).isEqualTo("text");
        assertThatThrownBy(() -> before.open(after.seal("text", "row"), "row"))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("key 2");
    }

    @Test
    void dataKeysOpenOnlyForTheirPurposeAndUnderTheirCustodian(@TempDir Path folder) throws IOException {
        KeyFileCustodian custodian =
                KeyFileCustodian.read(keyFile(folder.resolve("one"), "0123456789abcdeffedcba9876543210"));
        KeyFileCustodian other =
                KeyFileCustodian.read(keyFile(folder.resolve("two"), "ffffffffffffffffffffffffffffffff"));
        byte[] wrapped = custodian.wrap(new byte[32], "index");

        assertThat(custodian.unwrap(wrapped, "index")).isEqualTo(new byte[32]);
        assertThatThrownBy(() -> custodian.unwrap(wrapped, "seal")).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> other.unwrap(wrapped, "index")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
        Path file = keyFile(folder.resolve("key"), "0123456789abcdeffedcba9876543210");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> KeyFileCustodian.read(file)).hasMessageContaining("0600");
    }

    @Test
    void aMalformedKeyIsRefusedWithoutBeingRepeated(@TempDir Path folder) throws IOException {
        Path file = keyFile(folder.resolve("key"), "not-a-key-but-secret");

        assertThatThrownBy(() -> KeyFileCustodian.read(file))
                .hasMessageContaining("32 hexadecimal")
                .hasMessageNotContaining("secret");
    }

    private static Path keyFile(Path file, String content) throws IOException {
        Files.writeString(file, content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
