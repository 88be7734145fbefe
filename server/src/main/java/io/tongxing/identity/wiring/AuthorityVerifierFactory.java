package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.AuthorityVerifier;
import io.tongxing.identity.proofing.authority.SourceKind;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.mapping.MappingFile;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A source that is asked over HTTP, with the options of {@link SourceOptions}; without a URL it is not offered. What is wrong with
 * its options is said when the server starts, and the server does not start.
 */
abstract class AuthorityVerifierFactory implements EvidenceVerifierFactory {
    private final AtomicReference<EvidenceVerifier> verifier = new AtomicReference<>();
    private final SourceKind kind;

    AuthorityVerifierFactory(SourceKind kind) {
        this.kind = kind;
    }

    @Override
    public final void init(Config.Scope scope) {
        SourceOptions options = new SourceOptions(kind, scope);
        if (options.isConfigured()) {
            verifier.set(options.checked(() -> verifier(options, new Ids(), Clock.systemUTC())));
        }
    }

    EvidenceVerifier verifier(SourceOptions options, Ids ids, Clock clock) {
        AuthorityVerifier.Authority authority = new AuthorityVerifier.Authority(
                options.address(),
                new MappingFile(options.mapping(), kind.code(), kind.vocabulary()).question(),
                options.handedOut());
        AuthorityClient client = new AuthorityClient(kind.code(), options.limits(), options.signature(ids, clock));
        return new AuthorityVerifier(kind, authority, client, ids, clock);
    }

    @Override
    public final @Nullable EvidenceVerifier create(KeycloakSession session) {
        return verifier.get();
    }

    @Override
    public final List<ProviderConfigProperty> getConfigMetadata() {
        return SourceOptions.documented(kind);
    }

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final String getId() {
        return kind.code();
    }

    @Override
    public final void close() {}
}
