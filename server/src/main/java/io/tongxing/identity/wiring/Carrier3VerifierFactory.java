package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** Name, number and mobile against the subscribers of the operators. */
public final class Carrier3VerifierFactory extends AuthorityVerifierFactory {
    public Carrier3VerifierFactory() {
        super(SourceKind.CARRIER_3);
    }
}
