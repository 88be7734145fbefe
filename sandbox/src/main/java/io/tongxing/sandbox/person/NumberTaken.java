package io.tongxing.sandbox.person;

/** The wished number or mobile belongs to somebody else, or no free one was found for the wished birth date. */
public final class NumberTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NumberTaken(String what) {
        super(what);
    }
}
