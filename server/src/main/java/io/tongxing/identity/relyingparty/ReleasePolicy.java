package io.tongxing.identity.relyingparty;

import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a department may learn about a person, for which purpose, and from which level.
 *
 * <p>A claim that is not listed is never released; a list that names an unknown claim is a mistake in the configuration and is refused whole, since
 * dropping a word silently could hide a typing error for years.
 */
public record ReleasePolicy(Set<ReleasableClaim> claims, String purpose, IdentityAssuranceLevel minimum) {
    public ReleasePolicy {
        claims = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(claims));
    }
}
