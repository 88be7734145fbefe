package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** As {@link Bank3VerifierFactory}, with the mobile that was left with the bank. */
public final class Bank4VerifierFactory extends AuthorityVerifierFactory {
    public Bank4VerifierFactory() {
        super(SourceKind.BANK_4);
    }
}
