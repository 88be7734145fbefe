package io.tongxing.identity.platform.crypto;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.SealBrokenException;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.RotatableKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unwrapped data keys of one server process, by purpose.
 *
 * <p>Sealed bytes and index bytes start with the number of their key, so a newer key can be added while what older keys made stays readable and
 * findable. Sealing and index keys rotate: {@link #renew} takes over what the database says, and every call works on the keys of one moment. The pairwise key
 * has no successor: subject identifiers are computed from it, and under another key every department would take every resident for a stranger.
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

    /** The keys of one moment and which of them to use for what. */
    private record Keys(
            Map<Integer, Sm4Gcm> seals,
            Map<Integer, HmacSm3> indexes,
            int sealing,
            int indexing,
            List<Integer> finding,
            Optional<Integer> beside,
            HmacSm3 pairwise) {}

    private volatile Keys keys;

    public DataKeyRing(List<DataKey> held) {
        this(held, Optional.empty());
    }

    public DataKeyRing(List<DataKey> held, Optional<KeyRotation> underWay) {
        keys = arrange(held, underWay);
    }

    /** Takes over the keys and the state of their rotation as the database has them now. */
    public void renew(List<DataKey> held, Optional<KeyRotation> underWay) {
        keys = arrange(held, underWay);
    }

    private static Keys arrange(List<DataKey> held, Optional<KeyRotation> underWay) {
        SecureRandom random = new SecureRandom();
        Map<Integer, Sm4Gcm> seals = held.stream()
                .filter(key -> key.purpose() == Purpose.SEAL)
                .collect(Collectors.toMap(DataKey::number, key -> new Sm4Gcm(key.key(), random)));
        Map<Integer, HmacSm3> indexes = held.stream()
                .filter(key -> key.purpose() == Purpose.INDEX)
                .collect(Collectors.toMap(DataKey::number, key -> new HmacSm3(key.key())));
        HmacSm3 pairwise = new HmacSm3(first(held, Purpose.PAIRWISE).key());
        int sealing = ofTheDay(held, Purpose.SEAL, underWay, RotatableKey.SEAL);
        int indexing = ofTheDay(held, Purpose.INDEX, underWay, RotatableKey.INDEX);
        Optional<KeyRotation> ofIndex = underWay.filter(rotation -> rotation.purpose() == RotatableKey.INDEX);
        List<Integer> finding = ofIndex.map(rotation -> List.of(rotation.oldKey(), rotation.newKey()))
                .orElseGet(() -> List.of(indexing));
        Optional<Integer> beside = ofIndex.filter(
                        rotation -> rotation.phase().compareTo(KeyRotation.Phase.RETIRING) < 0)
                .map(KeyRotation::newKey);
        return new Keys(seals, indexes, sealing, indexing, finding, beside, pairwise);
    }

    private static int ofTheDay(
            List<DataKey> held, Purpose purpose, Optional<KeyRotation> underWay, RotatableKey rotatable) {
        return underWay.filter(rotation -> rotation.purpose() == rotatable)
                .map(rotation -> rotation.phase().hasSwitched() ? rotation.newKey() : rotation.oldKey())
                .orElseGet(() -> ofPurpose(held, purpose)
                        .max(Comparator.comparingInt(DataKey::number))
                        .orElseThrow(() -> none(purpose))
                        .number());
    }

    private static DataKey first(List<DataKey> held, Purpose purpose) {
        return ofPurpose(held, purpose)
                .min(Comparator.comparingInt(DataKey::number))
                .orElseThrow(() -> none(purpose));
    }

    private static Stream<DataKey> ofPurpose(List<DataKey> held, Purpose purpose) {
        return held.stream().filter(key -> key.purpose() == purpose);
    }

    private static IllegalStateException none(Purpose purpose) {
        return new IllegalStateException("No data key for " + purpose);
    }

    @Override
    public byte[] seal(String plain, String context) {
        return sealUnder(keys.sealing(), plain, context);
    }

    /** Seals under a key that need not be the one of the day: what a rotation writes. */
    public byte[] sealUnder(int number, String plain, String context) {
        return numbered(number, cipher(number).encrypt(plain.getBytes(StandardCharsets.UTF_8), context));
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
        Sm4Gcm cipher = keys.seals().get(number);
        if (cipher == null) {
            throw new SealBrokenException("Sealed under key " + number + ", which is not held");
        }
        return cipher;
    }

    @Override
    public byte[] of(String kind, String value) {
        return indexUnder(keys.indexing(), kind, value);
    }

    @Override
    public List<byte[]> forFinding(String kind, String value) {
        return keys.finding().stream()
                .map(number -> indexUnder(number, kind, value))
                .toList();
    }

    @Override
    public Written forWriting(String kind, String value) {
        Keys now = keys;
        return new Written(
                indexUnder(now.indexing(), kind, value),
                now.beside().map(number -> indexUnder(number, kind, value)).orElse(null));
    }

    /** The index under a key that need not be the one of the day: what a rotation writes. */
    public byte[] indexUnder(int number, String kind, String value) {
        HmacSm3 index = keys.indexes().get(number);
        if (index == null) {
            throw new IllegalStateException("Index key " + number + " is not held");
        }
        return numbered(number, index.of(kind, value));
    }

    private static byte[] numbered(int number, byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(number)
                .put(body)
                .array();
    }

    /** The keyed hash behind pairwise subject identifiers. */
    public HmacSm3 pairwise() {
        return keys.pairwise();
    }
}
