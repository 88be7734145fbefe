package io.tongxing.identity.claims;

import io.tongxing.identity.platform.KeyedHash;
import java.util.Base64;
import java.util.UUID;

/**
 * The subject identifier that one department knows a person by (OpenID Connect Core 8.1).
 *
 * <p>HMAC-SM3 over the sector and the immutable person id: it survives every change of name, number and account, two departments cannot join their
 * records by it, and without the key nobody can compute it.
 */
public final class PairwiseSubjects {
    private final KeyedHash hash;

    public PairwiseSubjects(KeyedHash hash) {
        this.hash = hash;
    }

    public String subjectOf(UUID personId, String sector) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of("pairwise", sector, personId.toString()));
    }
}
