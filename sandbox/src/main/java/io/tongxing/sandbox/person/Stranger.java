package io.tongxing.sandbox.person;

import java.time.LocalDate;

/** Somebody who was never asked about, for the answers that are about the wrong person. Nobody can find the stranger. */
public final class Stranger {
    private static final String NUMBER = "370299190001010005";
    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);
    private static final LocalDate CARD_ISSUED = LocalDate.of(2026, 1, 5);

    private Stranger() {}

    /** With a document of that kind. */
    public static Person holding(DocumentType type) {
        String number = type == DocumentType.RESIDENT_ID ? NUMBER : "E00000000";
        return new Person(
                0,
                "张陌",
                Sex.FEMALE,
                BORN,
                type,
                number,
                type == DocumentType.PASSPORT ? "CHN" : null,
                "15400000000",
                "6299990000000000000",
                "c3RyYW5nZXI=",
                false,
                true,
                Card.issued(type, BORN, CARD_ISSUED),
                false,
                null,
                Person.USUAL_PROVINCE_LEVEL);
    }

    public static Person resident() {
        return holding(DocumentType.RESIDENT_ID);
    }
}
