package io.tongxing.identity.proofing.certificate;

import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An authority knows serial numbers and no names: what does not match is the person who presents somebody else's certificate. */
class CertificateVerifierContractTest extends EvidenceVerifierContractTest {
    @TempDir
    Path trust;

    private CertificateScene scene;
    private ClaimedIdentity holder = TestPersons.zhangWei();

    @BeforeEach
    void issue() {
        scene = new CertificateScene(trust, timeLimit());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Override
    protected EvidenceVerifier verifier() {
        return scene.verifier();
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofMillis(700);
    }

    @Override
    protected void registerBehaves(RegisterBehaviour behaviour) {
        holder = behaviour == RegisterBehaviour.MISMATCH ? TestPersons.ouyangNa() : TestPersons.zhangWei();
        scene.authority().behaves(behaviour);
    }

    @Override
    protected Set<RegisterBehaviour> shown() {
        return EnumSet.complementOf(EnumSet.of(RegisterBehaviour.NOT_FOUND, RegisterBehaviour.CANNOT_COMPARE));
    }

    @Override
    protected EvidencePresentation presentation() {
        return scene.presentation(scene.card(holder));
    }
}
