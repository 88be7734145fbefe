package io.tongxing.identity.proofing.emrtd;

import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A chip asks nobody: it can match, not match, have run out, and lack the name in characters. */
class EmrtdVerifierContractTest extends EvidenceVerifierContractTest {
    @TempDir
    Path states;

    private final TestAuthority state = TestAuthority.root("C=CN,O=State of the test,CN=CSCA", TestKeys.P256);
    private TestChip chip = TestChip.passport();
    private EvidenceVerifier verifier;

    @BeforeEach
    void trust() {
        TestAuthority.write(states.resolve("state.pem"), state.certificate());
        verifier = new EmrtdVerifier(StateList.in(states), Clock.systemUTC());
    }

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
        chip = TestChip.passport();
        switch (behaviour) {
            case MISMATCH -> chip.number = "E00000002";
            case DOCUMENT_NOT_VALID -> chip.expiry = LocalDate.now().minusDays(2);
            case CANNOT_COMPARE -> chip.details = false;
            default -> chip.fullName = claimed().name().value();
        }
    }

    @Override
    protected Set<RegisterBehaviour> shown() {
        return EnumSet.of(
                RegisterBehaviour.MATCH,
                RegisterBehaviour.MISMATCH,
                RegisterBehaviour.DOCUMENT_NOT_VALID,
                RegisterBehaviour.CANNOT_COMPARE);
    }

    @Override
    protected ClaimedIdentity claimed() {
        return TestPersons.passportHolder();
    }

    @Override
    protected EvidencePresentation presentation() {
        return chip.signedBy(TestChip.Signer.of(state)).presentation();
    }
}
