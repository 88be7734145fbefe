package io.tongxing.sandbox;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What the environment says, read once and in one place.
 *
 * <p>Everything but the addresses may be absent: the sandbox starts before the server and without secrets, and a department
 * that is not connected says so on its page.
 */
@Singleton
public class SandboxSettings {
    private final Config config;

    SandboxSettings(Config config) {
        this.config = config;
    }

    public static SandboxSettings of(Config config) {
        return new SandboxSettings(config);
    }

    /** The base of every address a browser or the server uses to reach the sandbox; no trailing slash. */
    public String publicUrl() {
        return text("tongxing.sandbox.url")
                .map(SandboxSettings::withoutTrailingSlash)
                .orElseGet(() ->
                        "http://127.0.0.1:" + text("tongxing.sandbox.port").orElse("8082"));
    }

    public String issuer() {
        return withoutTrailingSlash(text("tongxing.issuer").orElse("http://127.0.0.1:8080/realms/city"));
    }

    public Optional<String> clientSecret(String departmentId) {
        return text("tongxing.sandbox.secret." + departmentId);
    }

    public Optional<Path> samlKey() {
        return text("tongxing.sandbox.saml.key").map(Path::of);
    }

    public Optional<Path> samlCertificate() {
        return text("tongxing.sandbox.saml.cert").map(Path::of);
    }

    public String samlIdentityProviderMetadata() {
        return text("tongxing.sandbox.saml.idp.metadata").orElseGet(() -> issuer() + "/protocol/saml/descriptor");
    }

    public Optional<Path> stateFile() {
        return text("tongxing.sandbox.state").map(Path::of);
    }

    /** The directory with the keys of the authority protocol; without it nothing is signed. */
    public Optional<Path> authorityKeys() {
        return text("tongxing.sandbox.authority.keys").map(Path::of);
    }

    /** Where certificate authorities are kept; unless it is given, beside the people. */
    public Optional<Path> pkiDirectory() {
        return text("tongxing.sandbox.pki").map(Path::of).or(() -> stateFile()
                .map(file -> file.resolveSibling("sandbox-pki")));
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
