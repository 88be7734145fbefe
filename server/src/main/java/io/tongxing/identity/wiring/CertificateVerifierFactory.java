package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.CertificateDirectory;
import io.tongxing.identity.proofing.certificate.CertificateVerifier;
import io.tongxing.identity.proofing.certificate.HolderRules;
import io.tongxing.identity.proofing.certificate.RevocationAddresses;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.EvidenceVerifierFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Certificates of licensed authorities; without trust anchors they are not offered. Options {@code spi-evidence-verifier--certificate--*}.
 */
public final class CertificateVerifierFactory implements EvidenceVerifierFactory {
    private static final String IDENTIFICATION_CODE = "1.2.156.10260.4.1.1";

    private final AtomicReference<EvidenceVerifier> verifier = new AtomicReference<>();

    @Override
    public void init(Config.Scope options) {
        String anchors = options.get("trust-anchors", "");
        if (anchors.isBlank()) {
            return;
        }
        verifier.set(new CertificateVerifier(
                CertificateDirectory.ofPem(Path.of(anchors), AlgorithmRules.LICENSED_AUTHORITIES),
                HolderRules.of(
                        options.get("number-extension", IDENTIFICATION_CODE), options.get("number-attribute", "")),
                new RevocationAddresses(
                        hosts(options.get("revocation-hosts", "")),
                        address(options.get("ocsp-url", "")),
                        address(options.get("crl-url", ""))),
                Duration.ofMillis(options.getLong("time-limit-ms", 5_000L)),
                Clock.systemUTC()));
    }

    private static Set<String> hosts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<URI> address(String url) {
        return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url.strip()));
    }

    @Override
    public @Nullable EvidenceVerifier create(KeycloakSession session) {
        return verifier.get();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        ProviderConfigurationBuilder options = ProviderConfigurationBuilder.create();
        text(
                options,
                "trust-anchors",
                "Directory of PEM files: the roots this city trusts and the authorities below them.");
        text(
                options,
                "revocation-hosts",
                "Hosts, with port where it is not the usual one, that may be asked about revocation at the addresses certificates name.");
        text(options, "ocsp-url", "Asked about people's certificates instead of what they name.");
        text(options, "crl-url", "List of people's revoked certificates, instead of what they name.");
        text(options, "number-extension", "Extension with the document number; by default the identification code.");
        text(
                options,
                "number-attribute",
                "Attribute of the subject with the document number, where there is no extension.");
        return options.property()
                .name("time-limit-ms")
                .type("int")
                .defaultValue(5000)
                .helpText("Milliseconds for all that is asked about revocation.")
                .add()
                .build();
    }

    private static void text(ProviderConfigurationBuilder options, String name, String help) {
        options.property().name(name).type("string").helpText(help).add();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "certificate";
    }

    @Override
    public void close() {}
}
