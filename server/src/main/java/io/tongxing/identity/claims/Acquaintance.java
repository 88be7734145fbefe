package io.tongxing.identity.claims;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How the departments of one sector know the person of an account: the rule by which a pairwise subject survives every merge and split.
 *
 * <p>An account that was told keeps its root for ever. An account that comes to a sector where another account of the same person is known
 * borrows that one's root, so that the department still sees the person it knows; the loan lasts exactly as long as both accounts are one person's,
 * because after the split of a wrong merge two people would otherwise share one subject. An account that nobody knows starts from the person it
 * was opened for, never from the person it was merged into, for the same reason.
 *
 * @param openedFor the person that the account was opened for, whoever it belongs to by now
 * @param told what the sector was told, of all accounts of the person
 */
public record Acquaintance(String accountId, UUID openedFor, List<Told> told) {

    /**
     * One account's standing with a sector.
     *
     * @param root the person id that the subject is computed from
     * @param lentBy the account of the same person that brought the root; empty for an account's own
     */
    public record Told(String accountId, UUID root, Optional<String> lentBy, Instant since) {
        boolean isOwn() {
            return lentBy.isEmpty();
        }
    }

    public Acquaintance {
        told = List.copyOf(told);
    }

    /** What stands in the sector's books for this account, a loan that is over included. */
    public Optional<Told> recorded() {
        return told.stream().filter(one -> one.accountId().equals(accountId)).findFirst();
    }

    /** What the account is to be told: what is recorded and still holds, else what is to be recorded before it is told. */
    public Told next(Instant now) {
        Optional<Told> standing = recorded().filter(this::holds);
        if (standing.isPresent()) {
            return standing.get();
        }
        return lender().map(other -> new Told(accountId, other.root(), Optional.of(other.accountId()), now))
                .orElseGet(() -> new Told(accountId, openedFor, Optional.empty(), now));
    }

    private boolean holds(Told mine) {
        return mine.lentBy()
                .map(lender -> told.stream().anyMatch(other -> other.accountId().equals(lender) && other.isOwn()))
                .orElse(true);
    }

    private Optional<Told> lender() {
        return told.stream()
                .filter(other -> other.isOwn() && !other.accountId().equals(accountId))
                .min(Comparator.comparing(Told::since).thenComparing(Told::accountId));
    }
}
