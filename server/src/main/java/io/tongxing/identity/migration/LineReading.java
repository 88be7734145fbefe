package io.tongxing.identity.migration;

/** What came of one line: a person, or the one reason why not. A reason is a code and never a value of the line. */
public sealed interface LineReading {
    long line();

    record Accepted(long line, ImportedPerson person) implements LineReading {}

    record Refused(long line, String reason) implements LineReading {}
}
