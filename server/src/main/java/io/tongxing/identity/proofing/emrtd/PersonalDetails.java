package io.tongxing.identity.proofing.emrtd;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What DG11 tells beyond the machine-readable zone (ICAO Doc 9303 part 10 section 4.7.11): the name in the person's script. */
@PersonalData
record PersonalDetails(Optional<PersonName> name, Optional<LocalDate> birthdate) {
    static final PersonalDetails NONE = new PersonalDetails(Optional.empty(), Optional.empty());

    private static final int DG11 = 0x6B;
    private static final int FULL_NAME = 0x5F0E;
    private static final int FULL_BIRTHDATE = 0x5F2B;
    private static final int PACKED_DATE = 4;

    static Optional<PersonalDetails> read(byte[] dataGroup) {
        return Tlv.only(DG11, dataGroup).map(content -> {
            List<Tlv> objects = Tlv.all(content);
            return new PersonalDetails(
                    Tlv.find(FULL_NAME, objects).flatMap(PersonalDetails::name),
                    Tlv.find(FULL_BIRTHDATE, objects).flatMap(PersonalDetails::date));
        });
    }

    private static Optional<PersonName> name(byte[] text) {
        try {
            String printed = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            // A filler is a space; between Han characters the one form of names drops it.
            return PersonName.read(printed.replace('<', ' ').strip()) instanceof NameReading.Accepted read
                    ? Optional.of(read.name())
                    : Optional.empty();
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    /** Eight digits, or four bytes of two digits each. */
    private static Optional<LocalDate> date(byte[] value) {
        String digits = value.length == PACKED_DATE
                ? HexFormat.of().formatHex(value)
                : new String(value, StandardCharsets.US_ASCII);
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PersonalDetails[not shown]";
    }
}
