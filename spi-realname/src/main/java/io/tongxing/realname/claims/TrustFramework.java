package io.tongxing.realname.claims;

/** The rules a verification was done under, as {@code trust_framework} names them. */
public final class TrustFramework {

    /** Real-name identity as the city proves it; docs/assurance.md is its table. */
    public static final String CN_REALNAME = "urn:tongxing:trust-framework:cn-realname";

    private TrustFramework() {}
}
