package io.tongxing.identity.claims;

import io.tongxing.identity.claims.Acquaintance.Told;
import io.tongxing.identity.platform.KeyedHash;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The subject identifier that one sector knows a person by (OpenID Connect Core 8.1).
 *
 * <p>HMAC-SM3 over the sector and a root that {@link Acquaintance} chooses: it survives every change of name, number and account, two departments
 * cannot join their records by it, and without the key nobody can compute it. One statement for a sector that knows the account, one more the
 * first time; runs in the caller's transaction.
 */
public final class PairwiseSubjects {
    private final KeyedHash hash;
    private final KnownSectors sectors;
    private final Clock clock;

    public PairwiseSubjects(KeyedHash hash, KnownSectors sectors, Clock clock) {
        this.hash = hash;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** The subject of the account in the sector; empty for an account that belongs to no person. */
    public Optional<String> subjectOf(String accountId, String sector) {
        return sectors.of(accountId, sector).map(known -> subject(told(known, sector), sector));
    }

    private UUID told(Acquaintance known, String sector) {
        Told next = known.next(clock.instant());
        if (known.told().contains(next) || sectors.remember(next, sector, known.recorded())) {
            return next.root();
        }
        // Another request of the same account told the sector first; it has committed, so it can be read now.
        return sectors.of(known.accountId(), sector)
                .orElseThrow()
                .next(clock.instant())
                .root();
    }

    private String subject(UUID root, String sector) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of("pairwise", sector, root.toString()));
    }
}
