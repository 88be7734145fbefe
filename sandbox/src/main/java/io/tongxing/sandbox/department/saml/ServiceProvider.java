package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.Util;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.department.Department;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.xpath.XPathException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * What the department and the server know of each other.
 *
 * <p>The server's descriptor is read at the first use, so that the sandbox starts without the server, and again after a while,
 * so that it follows a change of keys. Signatures are asked for in both directions, and RSA with SHA-1 is refused.
 */
@Singleton
public class ServiceProvider {
    static final String ENTITY_ID = Department.CIVIL_AFFAIRS.id();

    private static final Duration DESCRIPTOR_LIFETIME = Duration.ofMinutes(5);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_DESCRIPTOR = 1 << 20;

    private final SandboxSettings settings;
    private final Clock clock;
    private final Optional<Credentials> credentials;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_LIMIT)
            .build();

    private @Nullable Saml2Settings known;
    private Instant knownUntil = Instant.MIN;

    @Inject
    ServiceProvider(SandboxSettings settings, Clock clock) {
        this(settings, clock, Credentials.read(settings));
    }

    ServiceProvider(SandboxSettings settings, Clock clock, Optional<Credentials> credentials) {
        this.settings = settings;
        this.clock = clock;
        this.credentials = credentials;
    }

    boolean isConnected() {
        return credentials.isPresent();
    }

    String assertionConsumerUrl() {
        return settings.publicUrl() + Department.CIVIL_AFFAIRS.path() + "/saml/acs";
    }

    String singleLogoutUrl() {
        return settings.publicUrl() + Department.CIVIL_AFFAIRS.path() + "/saml/slo";
    }

    /** Both sides, once the server has been reached; blocking, with a time limit. */
    synchronized Saml2Settings both() throws ServerUnavailable {
        if (known != null && clock.instant().isBefore(knownUntil)) {
            return known;
        }
        try {
            Map<String, Object> values = ownSide();
            values.putAll(IdPMetadataParser.parseXML(
                    descriptor(),
                    settings.issuer(),
                    Constants.NAMEID_PERSISTENT,
                    Constants.BINDING_HTTP_REDIRECT,
                    Constants.BINDING_HTTP_REDIRECT));
            if (!values.containsKey(SettingsBuilder.IDP_SINGLE_SIGN_ON_SERVICE_URL_PROPERTY_KEY)) {
                throw new ServerUnavailable("the descriptor is not the issuer's");
            }
            known = new SettingsBuilder().fromValues(values).build();
            knownUntil = clock.instant().plus(DESCRIPTOR_LIFETIME);
            return known;
        } catch (XPathException e) {
            throw new ServerUnavailable("the descriptor cannot be read", e);
        }
    }

    /** Enough for the department's own metadata, which needs no server. */
    Saml2Settings own() {
        return new SettingsBuilder().fromValues(ownSide()).build();
    }

    private Map<String, Object> ownSide() {
        Map<String, Object> values = new HashMap<>();
        values.put(SettingsBuilder.STRICT_PROPERTY_KEY, true);
        values.put(SettingsBuilder.UNIQUE_ID_PREFIX_PROPERTY_KEY, "_");
        values.put(SettingsBuilder.SP_ENTITYID_PROPERTY_KEY, ENTITY_ID);
        values.put(SettingsBuilder.SP_ASSERTION_CONSUMER_SERVICE_URL_PROPERTY_KEY, assertionConsumerUrl());
        values.put(SettingsBuilder.SP_SINGLE_LOGOUT_SERVICE_URL_PROPERTY_KEY, singleLogoutUrl());
        values.put(SettingsBuilder.SP_SINGLE_LOGOUT_SERVICE_BINDING_PROPERTY_KEY, Constants.BINDING_HTTP_POST);
        values.put(SettingsBuilder.SP_NAMEIDFORMAT_PROPERTY_KEY, Constants.NAMEID_PERSISTENT);
        values.put(SettingsBuilder.SECURITY_AUTHREQUEST_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_LOGOUTREQUEST_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_LOGOUTRESPONSE_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_WANT_ASSERTIONS_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_WANT_MESSAGES_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_WANT_XML_VALIDATION, true);
        values.put(SettingsBuilder.SECURITY_WANT_NAMEID, true);
        values.put(SettingsBuilder.SECURITY_SIGNATURE_ALGORITHM, Constants.RSA_SHA256);
        values.put(SettingsBuilder.SECURITY_REJECT_DEPRECATED_ALGORITHM, true);
        values.put(SettingsBuilder.SECURITY_REJECT_UNSOLICITED_RESPONSES_WITH_INRESPONSETO, true);
        credentials.ifPresent(own -> {
            values.put(SettingsBuilder.SP_PRIVATEKEY_PROPERTY_KEY, own.key());
            values.put(SettingsBuilder.SP_X509CERT_PROPERTY_KEY, own.certificate());
        });
        return values;
    }

    private Document descriptor() throws ServerUnavailable {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.samlIdentityProviderMetadata()))
                .timeout(TIME_LIMIT)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String xml = new String(body.readNBytes(LONGEST_DESCRIPTOR), StandardCharsets.UTF_8);
                Document document = response.statusCode() == 200 ? Util.loadXML(xml) : null;
                if (document == null) {
                    throw new ServerUnavailable("no descriptor, status " + response.statusCode());
                }
                return document;
            }
        } catch (IOException e) {
            throw new ServerUnavailable("no connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("interrupted", e);
        }
    }
}
