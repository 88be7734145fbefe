package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.authority.SourceKind;

/** A live sample of the face against the photo of the authority. */
public final class FaceVerifierFactory extends AuthorityVerifierFactory {
    public FaceVerifierFactory() {
        super(SourceKind.FACE);
    }
}
