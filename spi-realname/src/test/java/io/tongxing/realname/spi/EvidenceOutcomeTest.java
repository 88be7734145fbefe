package io.tongxing.realname.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.Spi;

class EvidenceOutcomeTest {

    @Test
    void causeIsOneOfThePublishedCodesAndNeverATextFromOutside() {
        String number = TestPersons.zhangWei().document().number();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unavailable(Duration.ZERO, "no answer about " + number))
                .withMessageNotContaining(number);
        assertThat(new Unavailable(Duration.ZERO, Unavailable.BUSY).cause()).isEqualTo("busy");
    }

    @Test
    void waitingTimeIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unavailable(Duration.ofSeconds(-1), Unavailable.TIMEOUT));
    }

    @Test
    void keycloakFindsTheSeam() {
        assertThat(ServiceLoader.load(Spi.class)).anySatisfy(spi -> {
            assertThat(spi.getName()).isEqualTo("evidence-verifier");
            assertThat(spi.isInternal()).isFalse();
            assertThat(spi.getProviderClass()).isEqualTo(EvidenceVerifier.class);
            assertThat(spi.getProviderFactoryClass()).isEqualTo(EvidenceVerifierFactory.class);
        });
    }
}
