package io.tongxing.sandbox.authority.chip;

import java.io.ByteArrayOutputStream;

/** The tag, length and value encoding of the files on a chip (ISO/IEC 7816-4, lengths as in DER). */
final class Tlv {
    private Tlv() {}

    /** {@code tag} has one byte or, from 0x5F00 on, two. */
    static byte[] of(int tag, byte[]... values) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : values) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        writeBytes(whole, tag);
        writeLength(whole, value.size());
        whole.writeBytes(value.toByteArray());
        return whole.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > 0xFF) {
            out.write(0x82);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        writeBytes(out, length);
    }

    private static void writeBytes(ByteArrayOutputStream out, int number) {
        if (number > 0xFF) {
            out.write(number >> 8);
        }
        out.write(number & 0xFF);
    }
}
