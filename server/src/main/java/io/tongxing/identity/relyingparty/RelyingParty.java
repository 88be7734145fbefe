package io.tongxing.identity.relyingparty;

import io.tongxing.realname.assurance.LevelScale;

/**
 * A department's service.
 *
 * @param scale the scale on which the department counts identity assurance, told beside ours
 * @param sector departments of one sector see the same subject identifier of a person; by default each is its own
 */
public record RelyingParty(
        String clientId, String displayName, String sector, LevelScale scale, ReleasePolicy policy) {}
