package com.example.evidence.socialsecurity;

import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Named in {@code META-INF/services}, and found by the server when it is built with this jar in {@code providers/}. Options:
 * {@code --spi-evidence-verifier--social-security-card--url}, {@code …--time-limit-ms}, {@code …--max-concurrent}.
 */
public final class SocialSecurityCardVerifierFactory implements EvidenceVerifierFactory {
    private final AtomicReference<EvidenceVerifier> verifier = new AtomicReference<>();

    @Override
    public void init(Config.Scope options) {
        String url = options.get("url", "");
        if (!url.isBlank()) {
            verifier.set(new SocialSecurityCardVerifier(
                    URI.create(url),
                    Duration.ofMillis(options.getLong("time-limit-ms", 5_000L)),
                    options.getInt("max-concurrent", 16)));
        }
    }

    /** None while no address is set: then the card is not offered. */
    @Override
    public @Nullable EvidenceVerifier create(KeycloakSession session) {
        return verifier.get();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return SocialSecurityCardVerifier.TYPE.code();
    }

    @Override
    public void close() {}
}
