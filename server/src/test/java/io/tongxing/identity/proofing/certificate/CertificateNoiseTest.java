package io.tongxing.identity.proofing.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.proofing.certificate.CertificateScene.Card;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is presented, there is an answer, and it is never yes. The seeds are fixed: a failure can be seen again. */
class CertificateNoiseTest {
    private static final ClaimedIdentity ZHANG = TestPersons.zhangWei();

    @TempDir
    Path trust;

    @Test
    void noiseProvesNothing() {
        Random noise = new Random(20261122);
        try (CertificateScene scene = new CertificateScene(trust, Duration.ofSeconds(5))) {
            for (int i = 0; i < 10_000; i++) {
                byte[] bytes = new byte[noise.nextInt(600)];
                noise.nextBytes(bytes);
                String text = i % 4 == 0
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(bytes);

                assertThat(scene.verifier().verify(ZHANG, scene.presentation(text, bytes)))
                        .as("presentation %d", i)
                        .isInstanceOf(EvidenceOutcome.NotConfirmed.class);
            }
        }
    }

    @Test
    void certificateWithAChangedByteProvesNothing() throws CertificateEncodingException {
        Random noise = new Random(20261123);
        try (CertificateScene scene = new CertificateScene(trust, Duration.ofSeconds(5))) {
            Card card = scene.card(ZHANG);
            byte[] sound = card.certificate().getEncoded();
            byte[] signature = card.sign(CertificateScene.CHALLENGE);
            assertThat(scene.present(ZHANG, card)).isInstanceOf(EvidenceOutcome.Confirmed.class);
            for (int i = 0; i < 3_000; i++) {
                byte[] changed = sound.clone();
                changed[noise.nextInt(changed.length)] ^= (byte) (1 << noise.nextInt(8));

                assertThat(scene.verifier()
                                .verify(
                                        ZHANG,
                                        scene.presentation(Base64.getEncoder().encodeToString(changed), signature)))
                        .as("change %d", i)
                        .isInstanceOf(EvidenceOutcome.NotConfirmed.class);
            }
        }
    }

    @Test
    void signatureWithAChangedByteProvesNothing() {
        Random noise = new Random(20261124);
        try (CertificateScene scene = new CertificateScene(trust, Duration.ofSeconds(5))) {
            Card card = scene.card(ZHANG);
            byte[] sound = card.sign(CertificateScene.CHALLENGE);
            for (int i = 0; i < 1_000; i++) {
                byte[] changed = sound.clone();
                changed[noise.nextInt(changed.length)] ^= (byte) (1 << noise.nextInt(8));

                assertThat(scene.verifier()
                                .verify(ZHANG, scene.presentation(TestAuthority.pem(card.certificate()), changed)))
                        .as("change %d", i)
                        .isInstanceOf(EvidenceOutcome.NotConfirmed.class);
            }
        }
    }
}
