package io.tongxing.identity.subject;

import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.GrowingDelay;
import io.tongxing.identity.platform.GrowingDelay.Rule;
import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Slows guessing down without locking the owner out: wrong passwords make the next try wait, and whom they make wait depends on who tried.
 *
 * <ul>
 *   <li>A device on which the account logged in before waits for its own failures alone.
 *   <li>So does a browser that has just proven the account's mobile by a code.
 *   <li>All others share the wait of what was typed, whether it names an account or not, and that of their network address. Waiting for the
 *       typed text and not for the account keeps the wait from telling that two numbers belong to one person.
 *   <li>A hundred failures a day from devices that an account does not know, over everything by which it can be named (NIST SP 800-63B section
 *       3.2.2), end the guessing for that day without a word; the owner has the two ways above.
 * </ul>
 */
public final class LoginLimits {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Rule TYPED = new Rule("login-typed", 5, Duration.ofSeconds(1), LONGEST, Duration.ofHours(24));
    private static final Rule OWN = new Rule("login-own", 5, Duration.ofSeconds(1), LONGEST, Duration.ofHours(1));
    private static final Rule ADDRESS =
            new Rule("login-address", 300, Duration.ofSeconds(1), LONGEST, Duration.ofMinutes(10));
    private static final Limit STRANGERS = new Limit("login-strangers-day", 100, Duration.ofDays(1));

    /**
     * Who tries, as far as limits care.
     *
     * @param typed what was typed as the account
     * @param account the account it names, if any
     * @param own what ties the visitor to that account: a known device or a proven mobile; empty for everybody else
     */
    @PersonalData
    public record Visitor(NetworkAddress address, String typed, Optional<String> account, Optional<String> own) {
        @Override
        public String toString() {
            return "Visitor[own=" + own.isPresent() + "]";
        }

        private boolean isOwn() {
            return account.isPresent() && own.isPresent();
        }

        private String ownKey() {
            return account.orElseThrow() + "|" + own.orElseThrow();
        }

        private String accountKey() {
            return account.map(id -> "account|" + id).orElseGet(() -> "typed|" + canonical(typed));
        }
    }

    /**
     * What became of the wish to try.
     *
     * @param again when to come again, if now is too early
     * @param inVain the try may be made and must fail, with the answer of a wrong password
     */
    public record Admission(Optional<Instant> again, boolean inVain) {}

    private final GrowingDelay delays;
    private final AttemptLimits limits;

    public LoginLimits(GrowingDelay delays, AttemptLimits limits) {
        this.delays = delays;
        this.limits = limits;
    }

    /** Counts the try as failed until {@link #succeeded} says otherwise; in a transaction of its own. */
    public Admission admit(Visitor visitor) {
        if (visitor.isOwn()) {
            return new Admission(delays.take(OWN, visitor.ownKey()), false);
        }
        Optional<Instant> addressAgain =
                delays.delayedUntil(ADDRESS, visitor.address().network());
        Optional<Instant> again =
                addressAgain.isPresent() ? addressAgain : delays.take(TYPED, canonical(visitor.typed()));
        return new Admission(again, limits.isUsedUp(STRANGERS, visitor.accountKey()));
    }

    /** The password was wrong; in a transaction of its own. */
    public void failed(Visitor visitor) {
        if (!visitor.isOwn()) {
            delays.fail(ADDRESS, visitor.address().network());
            limits.take(STRANGERS, visitor.accountKey());
        }
    }

    /** The password was right; in the transaction of the login. */
    public void succeeded(Visitor visitor) {
        if (visitor.isOwn()) {
            delays.forget(OWN, visitor.ownKey());
        } else {
            delays.giveBack(TYPED, canonical(visitor.typed()));
        }
    }

    /** The same for every way to write the same mobile, number or name. */
    private static String canonical(String typed) {
        Optional<MobileNumber> mobile = MobileNumber.read(typed);
        if (mobile.isPresent()) {
            return "mobile|" + mobile.get().value();
        }
        List<IdentityDocument> documents = IdentityDocument.candidates(typed);
        if (!documents.isEmpty()) {
            return documents.stream()
                    .map(IdentityDocument::number)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining("|", "document|", ""));
        }
        return "name|" + typed.strip().toLowerCase(Locale.ROOT);
    }
}
