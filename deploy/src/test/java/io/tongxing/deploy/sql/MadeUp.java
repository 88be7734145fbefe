package io.tongxing.deploy.sql;

import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** People and numbers that nobody has: division 370299, each made once in a run. */
final class MadeUp {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private MadeUp() {}

    static ClaimedIdentity person() {
        return new ClaimedIdentity(name(), document());
    }

    static PersonName name() {
        int number = NEXT.incrementAndGet();
        return new PersonName("测" + (char) ('\u4e00' + number % 5000) + (char) ('\u4e00' + number / 5000));
    }

    static IdentityDocument document() {
        int number = NEXT.incrementAndGet();
        return bornOn(LocalDate.of(1950 + number / 1000 % 50, 1 + number / 500 % 2, 1 + number % 28));
    }

    static IdentityDocument bornOn(LocalDate birth) {
        String body = "370299" + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%03d", NEXT.incrementAndGet() % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return new IdentityDocument(DocumentType.RESIDENT_ID, "", body + "10X98765432".charAt(sum % 11));
    }

    static MobileNumber mobile() {
        return new MobileNumber(String.format("199%08d", NEXT.incrementAndGet()));
    }
}
