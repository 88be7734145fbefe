package io.tongxing.identity.proofing.emrtd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A data object of a chip: tag, length, value (ISO/IEC 7816-4 annex E). Lengths are written out, as ICAO Doc 9303 part 10 asks.
 *
 * @param tag all its bytes as one number: {@code 0x61}, {@code 0x5F1F}
 */
record Tlv(int tag, byte[] value) {
    private static final int MOST = 64;

    /** The single object that the bytes are. */
    static Optional<byte[]> only(int tag, byte[] bytes) {
        List<Tlv> objects = all(bytes);
        return objects.size() == 1 ? find(tag, objects) : Optional.empty();
    }

    static Optional<byte[]> find(int tag, List<Tlv> objects) {
        return objects.stream()
                .filter(object -> object.tag() == tag)
                .map(Tlv::value)
                .findFirst();
    }

    /** One after the other; none when the bytes are anything else. */
    static List<Tlv> all(byte[] bytes) {
        List<Tlv> objects = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            int tag = tag(rest);
            int length = length(rest);
            if (tag < 0 || length < 0 || length > rest.remaining() || objects.size() == MOST) {
                return List.of();
            }
            byte[] value = new byte[length];
            rest.get(value);
            objects.add(new Tlv(tag, value));
        }
        return objects;
    }

    private static int tag(ByteBuffer rest) {
        int first = rest.get() & 0xFF;
        if ((first & 0x1F) != 0x1F) {
            return first;
        }
        if (!rest.hasRemaining()) {
            return -1;
        }
        int second = rest.get() & 0xFF;
        // No data object of a travel document has a tag of three bytes.
        return (second & 0x80) == 0 ? first << 8 | second : -1;
    }

    private static int length(ByteBuffer rest) {
        if (!rest.hasRemaining()) {
            return -1;
        }
        int first = rest.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7F;
        if (bytes == 0 || bytes > 3 || bytes > rest.remaining()) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | rest.get() & 0xFF;
        }
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv object && tag == object.tag && Arrays.equals(value, object.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    /** Without the value: it is about a person. */
    @Override
    public String toString() {
        return "Tlv[" + Integer.toHexString(tag) + "]";
    }
}
