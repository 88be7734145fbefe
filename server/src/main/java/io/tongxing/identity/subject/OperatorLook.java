package io.tongxing.identity.subject;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** That an operator looked at unmasked values of a person: what the resident is shown of it. */
public record OperatorLook(
        UUID lookId,
        UUID personId,
        String operatorId,
        Set<Field> fields,
        Reason reason,
        String caseReference,
        Instant at) {
    public OperatorLook {
        fields = Set.copyOf(fields);
    }

    /** What can be looked at. */
    public enum Field {
        NAME,
        DOCUMENTS,
        MOBILE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Field> fromCode(String code) {
            return Arrays.stream(values())
                    .filter(field -> field.code().equals(code))
                    .findFirst();
        }
    }

    /** Why one may look. The list is closed: a reason that is not on it is no reason. */
    public enum Reason {
        /** A case of this person is being worked on. */
        CASE_WORK,
        /** The person stands at the counter and asks for help. */
        COUNTER,
        /** The person asked for a correction or a copy of their data. */
        REQUEST_OF_THE_PERSON,
        /** A law or a court asks for it. */
        LEGAL_ORDER,
        /** Misuse of an identity is being looked into. */
        MISUSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Reason> fromCode(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }
    }
}
