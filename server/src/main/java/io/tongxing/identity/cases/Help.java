package io.tongxing.identity.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One resident helps another: for some matters, for a time, until either of them ends it. The helper logs in as themselves; nobody learns a
 * password.
 *
 * @param matters codes of what it is about, such as {@code pension}
 */
public record Help(
        UUID helpId, UUID personId, UUID helperId, Set<String> matters, Instant until, Optional<Instant> endedAt) {
    private static final Pattern MATTER = Pattern.compile("[a-z]+(-[a-z]+){0,4}");
    private static final int MOST_MATTERS = 20;

    public Help {
        matters = Set.copyOf(matters);
        boolean readable = !matters.isEmpty()
                && matters.size() <= MOST_MATTERS
                && matters.stream()
                        .allMatch(matter ->
                                matter.length() <= 40 && MATTER.matcher(matter).matches());
        if (!readable) {
            throw Particulars.bad("matters");
        }
        if (personId.equals(helperId)) {
            throw new CaseRefusedException("same-person-twice");
        }
    }

    public boolean isInForce(Instant now) {
        return endedAt.isEmpty() && now.isBefore(until);
    }
}
