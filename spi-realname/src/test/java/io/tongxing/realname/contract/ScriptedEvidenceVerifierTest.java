package io.tongxing.realname.contract;

import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;

class ScriptedEvidenceVerifierTest extends EvidenceVerifierContractTest {

    private final ScriptedEvidenceVerifier verifier = new ScriptedEvidenceVerifier(EvidenceType.TWO_ELEMENT);

    @Override
    protected EvidenceVerifier verifier() {
        return verifier;
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofMillis(500);
    }

    @Override
    protected void registerBehaves(RegisterBehaviour behaviour) {
        verifier.behaveLike(behaviour);
    }
}
