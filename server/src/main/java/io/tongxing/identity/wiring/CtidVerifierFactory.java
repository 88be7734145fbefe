package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** The national network identity, with or without a claimed name. */
public final class CtidVerifierFactory extends AuthorityVerifierFactory {
    public CtidVerifierFactory() {
        super(SourceKind.CTID);
    }
}
