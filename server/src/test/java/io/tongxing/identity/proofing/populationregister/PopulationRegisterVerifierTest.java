package io.tongxing.identity.proofing.populationregister;

import io.tongxing.identity.platform.Ids;
import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The real client against a real socket, held to the contract of every evidence source. */
class PopulationRegisterVerifierTest extends EvidenceVerifierContractTest {
    private final ScriptedPopulationRegister register = new ScriptedPopulationRegister();
    private final EvidenceVerifier verifier =
            new PopulationRegisterVerifier(register.address(), timeLimit(), new Ids());

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
        register.behaves(behaviour);
    }

    @AfterEach
    void closeRegister() {
        register.close();
    }
}
