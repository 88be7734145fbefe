package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.KnownDevices;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.http.HttpRequest;
import org.keycloak.services.resources.RealmsResource;

/** The cookie by which {@link KnownDevices} knows a browser again: for this realm only, out of reach of scripts, for a year. */
final class DeviceCookie {
    static final String NAME = "TONGXING_DEVICE";

    private DeviceCookie() {}

    /** What the browser sent; empty text when it sent none. */
    static String read(HttpRequest request) {
        Map<String, Cookie> cookies = request.getHttpHeaders().getCookies();
        Cookie cookie = cookies.get(NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    static void write(AuthenticationFlowContext context, String value) {
        boolean secure = "https".equals(context.getUriInfo().getBaseUri().getScheme());
        context.getSession()
                .getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(value)
                        .path(RealmsResource.realmBaseUrl(context.getUriInfo())
                                .path("/")
                                .build(context.getRealm().getName())
                                .getRawPath())
                        .maxAge((int) Duration.ofDays(KnownDevices.DAYS).toSeconds())
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
