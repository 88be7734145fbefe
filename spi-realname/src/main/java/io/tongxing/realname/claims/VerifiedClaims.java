package io.tongxing.realname.claims;

import io.tongxing.realname.PersonalData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Claims together with the proof that carries them: the value of {@code verified_claims}.
 *
 * <p>The schema allows neither half without the other and no empty claims; a department that may know nothing is sent no
 * {@code verified_claims} at all. OpenID Identity Assurance schema definition 1.0.
 *
 * @param claims in the order in which they are written; values are of the kinds that JSON has
 */
@PersonalData
public record VerifiedClaims(Verification verification, Map<String, Object> claims) {

    public VerifiedClaims {
        Objects.requireNonNull(verification, "verification");
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("verified claims claim something");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        claims.forEach((name, value) ->
                copy.put(Objects.requireNonNull(name, "claim name"), Objects.requireNonNull(value, "claim value")));
        claims = Collections.unmodifiableMap(copy);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verification", verification.toJson());
        json.put("claims", new LinkedHashMap<>(claims));
        return json;
    }

    @Override
    public String toString() {
        return "VerifiedClaims[" + claims.keySet() + "]";
    }
}
