package io.tongxing.identity.proofing.authority.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Leaves a source alone that keeps failing, so that residents are told at once instead of after a time limit, and the source is
 * not buried under questions while it gets up.
 *
 * <p>Opens after some failures in a row, or when half of the recent questions failed. After a rest one question is let through:
 * its answer closes the circuit, its failure begins another rest. What a question meant for the person (yes or no) is no
 * matter here: both are answers.
 *
 * <p>Threads: safe. An answer to a question from before the circuit last opened or closed says nothing about now and is ignored.
 */
final class CircuitBreaker {
    /** What became of a question that was let through. */
    enum Finding {
        ANSWERED,
        FAILED,
        /** Nothing can be said about the source: it refused this one question, or the question never left. */
        UNKNOWN
    }

    /**
     * When to open and for how long.
     *
     * @param failuresInARow open at this many
     * @param rest how long the source is left alone
     */
    record Rule(int failuresInARow, Duration rest) {
        Rule {
            if (failuresInARow < 1 || rest.isNegative() || rest.isZero()) {
                throw new IllegalArgumentException("a circuit breaker needs a number of failures and a rest");
            }
        }
    }

    /** The right to ask one question. */
    record Permit(long era) {}

    /** Wide enough that a source which fails a few people in a row, and others not, is still asked. */
    private static final int WINDOW = 100;

    private final Rule rule;
    private final LongSupplier nanoClock;
    private long era;
    private boolean open;
    private boolean probing;
    private long openUntil;
    private int inARow;
    private int asked;
    private int failed;

    CircuitBreaker(Rule rule, LongSupplier nanoClock) {
        this.rule = rule;
        this.nanoClock = nanoClock;
    }

    /** Empty while the source is left alone; a permit MUST be handed back with what became of it. */
    synchronized Optional<Permit> enter() {
        if (open) {
            if (probing || restLeft() > 0) {
                return Optional.empty();
            }
            probing = true;
        }
        return Optional.of(new Permit(era));
    }

    /** Whether a question would be let through now. */
    synchronized boolean lets() {
        return !open || (!probing && restLeft() == 0);
    }

    /** How long to wait at most until it lets a question through. */
    synchronized Duration rest() {
        return open
                ? Duration.ofNanos(Math.max(restLeft(), Duration.ofSeconds(1).toNanos()))
                : Duration.ZERO;
    }

    /** Returns whether this finding opened or closed the circuit. */
    synchronized boolean leave(Permit permit, Finding finding) {
        if (permit.era() != era) {
            return false;
        }
        return open ? concludeProbe(finding) : count(finding);
    }

    synchronized boolean isOpen() {
        return open;
    }

    private boolean concludeProbe(Finding finding) {
        probing = false;
        switch (finding) {
            case ANSWERED -> turn(false);
            case FAILED -> turn(true);
            case UNKNOWN -> {}
        }
        return finding == Finding.ANSWERED;
    }

    private boolean count(Finding finding) {
        if (finding == Finding.UNKNOWN) {
            return false;
        }
        asked++;
        if (finding == Finding.FAILED) {
            failed++;
            inARow++;
        } else {
            inARow = 0;
        }
        boolean tooMany = inARow >= rule.failuresInARow() || (asked >= WINDOW && failed * 2 >= asked);
        if (tooMany) {
            turn(true);
        } else if (asked >= WINDOW) {
            asked = 0;
            failed = 0;
        }
        return tooMany;
    }

    private void turn(boolean toOpen) {
        open = toOpen;
        openUntil = nanoClock.getAsLong() + rule.rest().toNanos();
        era++;
        inARow = 0;
        asked = 0;
        failed = 0;
    }

    private long restLeft() {
        return Math.max(0, openUntil - nanoClock.getAsLong());
    }
}
