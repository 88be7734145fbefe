package io.tongxing.sandbox.authority;

import java.util.function.Supplier;

/**
 * What an authority says when it works, what it says in the mode that answers for somebody else, and what it says in the mode
 * whose signature is wrong. Where the signature is outside the answer, the last is the right answer.
 */
public record Answer(Supplier<Reply> right, Supplier<Reply> aboutAnother, Supplier<Reply> badlySigned) {
    public static Answer of(Supplier<Reply> right, Supplier<Reply> aboutAnother) {
        return new Answer(right, aboutAnother, right);
    }

    /** Of an authority that says nothing about anybody. */
    public static Answer of(Supplier<Reply> right) {
        return of(right, right);
    }
}
