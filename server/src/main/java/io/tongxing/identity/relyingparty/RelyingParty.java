package io.tongxing.identity.relyingparty;

/**
 * A department's service.
 *
 * @param sector departments of one sector see the same subject identifier of a person; by default each is its own
 */
public record RelyingParty(String clientId, String displayName, String sector, ReleasePolicy policy) {}
