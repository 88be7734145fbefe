package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** Name, number and bank card against the accounts of the banks. */
public final class Bank3VerifierFactory extends AuthorityVerifierFactory {
    public Bank3VerifierFactory() {
        super(SourceKind.BANK_3);
    }
}
