package io.tongxing.identity.platform.crypto;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.SealBrokenException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The unwrapped data keys of one server process, by purpose.
 *
 * <p>Sealed bytes start with the number of the key that sealed them, so a newer sealing key can be added while older values stay readable.
 * Index and pairwise keys have exactly one current key each: a second one would make the same value look like two.
 */
public final class DataKeyRing implements PersonalDataSeal, BlindIndex {
    /** What a data key is for; the name is part of what its wrapping authenticates. */
    public enum Purpose {
        SEAL(Sm4Gcm.KEY_BYTES),
        INDEX(32),
        PAIRWISE(32);

        private final int bytes;

        Purpose(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One unwrapped key; lives in memory only and is compared by nobody. */
    @SuppressWarnings("ArrayRecordComponent")
    public record DataKey(int number, Purpose purpose, byte[] key) {
        @Override
        public String toString() {
            return "DataKey[" + purpose + " " + number + "]";
        }
    }

    private final Map<Integer, Sm4Gcm> seals;
    private final int currentSeal;
    private final HmacSm3 index;
    private final HmacSm3 pairwise;

    public DataKeyRing(List<DataKey> keys) {
        SecureRandom random = new SecureRandom();
        seals = keys.stream()
                .filter(key -> key.purpose() == Purpose.SEAL)
                .collect(Collectors.toMap(DataKey::number, key -> new Sm4Gcm(key.key(), random)));
        currentSeal = newest(keys, Purpose.SEAL).number();
        index = new HmacSm3(newest(keys, Purpose.INDEX).key());
        pairwise = new HmacSm3(newest(keys, Purpose.PAIRWISE).key());
    }

    private static DataKey newest(List<DataKey> keys, Purpose purpose) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose)
                .max(Comparator.comparingInt(DataKey::number))
                .orElseThrow(() -> new IllegalStateException("No data key for " + purpose));
    }

    @Override
    public byte[] seal(String plain, String context) {
        byte[] body = cipher(currentSeal).encrypt(plain.getBytes(StandardCharsets.UTF_8), context);
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(currentSeal)
                .put(body)
                .array();
    }

    @Override
    public String open(byte[] sealed, String context) {
        if (sealed.length <= Integer.BYTES) {
            throw new SealBrokenException("Sealed data is too short");
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        int number = buffer.getInt();
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return new String(cipher(number).decrypt(body, context), StandardCharsets.UTF_8);
    }

    private Sm4Gcm cipher(int number) {
        Sm4Gcm cipher = seals.get(number);
        if (cipher == null) {
            throw new SealBrokenException("Sealed under key " + number + ", which is not held");
        }
        return cipher;
    }

    @Override
    public byte[] of(String kind, String value) {
        return index.of(kind, value);
    }

    /** The keyed hash behind pairwise subject identifiers. */
    public HmacSm3 pairwise() {
        return pairwise;
    }
}
