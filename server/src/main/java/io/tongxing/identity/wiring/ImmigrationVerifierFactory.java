package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** Passports, travel permits and cards of foreign residents against the immigration register. */
public final class ImmigrationVerifierFactory extends AuthorityVerifierFactory {
    public ImmigrationVerifierFactory() {
        super(SourceKind.IMMIGRATION);
    }
}
