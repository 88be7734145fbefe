package io.tongxing.sandbox.department.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.department.Department;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One tenant per department, found by the path.
 *
 * <p>Tenants are made at their first request and not at the start, so that the sandbox starts without the server; a tenant
 * whose server does not answer is tried again with the next request.
 */
@Singleton
public class DepartmentTenants implements TenantConfigResolver {
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOGIN_LIMIT = Duration.ofMinutes(30);

    private final Map<String, OidcTenantConfig> tenants = new HashMap<>();

    DepartmentTenants(SandboxSettings settings) {
        String stateSecret = newSecret();
        Arrays.stream(Department.values())
                .filter(department -> department.protocol() == Department.Protocol.OPENID_CONNECT)
                .forEach(department -> settings.clientSecret(department.id())
                        .ifPresent(secret -> tenants.put(
                                department.id(), tenant(department, settings.issuer(), secret, stateSecret))));
    }

    boolean isConnected(Department department) {
        return tenants.containsKey(department.id());
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        return Uni.createFrom()
                .item(departmentId(context.normalizedPath()).map(tenants::get).orElse(null));
    }

    private static Optional<String> departmentId(String path) {
        String[] segments = path.split("/", -1);
        return segments.length > 2 && segments[1].equals("departments") ? Optional.of(segments[2]) : Optional.empty();
    }

    private static OidcTenantConfig tenant(
            Department department, String issuer, String clientSecret, String stateSecret) {
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId(department.id())
                .clientId(department.id())
                .credentials(clientSecret)
                .applicationType(ApplicationType.WEB_APP)
                .connectionTimeout(CONNECTION_LIMIT)
                .token()
                .refreshExpired()
                .end()
                .authentication()
                .scopes("identity:2")
                .pkceRequired()
                .stateSecret(stateSecret)
                // A first login leads through registration and proof, which takes longer than the usual five minutes.
                .stateCookieAge(LOGIN_LIMIT)
                .nonceRequired()
                .redirectPath(department.path() + "/callback")
                // The callback sends the browser on itself; the code is in no address that stays.
                .removeRedirectParameters(false)
                .cookiePath(department.path())
                .cookieSameSite(CookieSameSite.LAX)
                .sessionAgeExtension(DepartmentSessions.LONGEST)
                .end()
                // Tokens never leave the process; see DepartmentSessions.
                .tokenStateManager()
                .encryptionRequired(false)
                .end()
                .logout()
                .backchannel()
                .path(department.path() + "/backchannel-logout")
                .logoutTokenKey("sid")
                .tokenCacheSize(100_000)
                .tokenCacheTimeToLive(DepartmentSessions.LONGEST.multipliedBy(2))
                .cleanUpTimerInterval(Duration.ofMinutes(10))
                .endLogout()
                .build();
    }

    private static String newSecret() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().encodeToString(secret);
    }
}
