package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** Name and number against the population register. */
public final class TwoElementVerifierFactory extends AuthorityVerifierFactory {
    public TwoElementVerifierFactory() {
        super(SourceKind.TWO_ELEMENT);
    }
}
