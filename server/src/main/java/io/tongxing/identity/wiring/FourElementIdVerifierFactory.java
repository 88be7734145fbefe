package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** Name, number and both dates of the card against the population register. */
public final class FourElementIdVerifierFactory extends AuthorityVerifierFactory {
    public FourElementIdVerifierFactory() {
        super(SourceKind.FOUR_ELEMENT_ID);
    }
}
