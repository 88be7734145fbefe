package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.authn.AuthnRequest;
import com.onelogin.saml2.authn.AuthnRequestParams;
import com.onelogin.saml2.http.HttpRequest;
import com.onelogin.saml2.logout.LogoutRequest;
import com.onelogin.saml2.logout.LogoutRequestParams;
import com.onelogin.saml2.logout.LogoutResponse;
import com.onelogin.saml2.logout.LogoutResponseParams;
import com.onelogin.saml2.settings.Metadata;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Constants;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.department.Department;
import io.tongxing.sandbox.department.DepartmentPages;
import io.tongxing.sandbox.department.LoginProblem;
import io.tongxing.sandbox.department.ToldJson;
import io.tongxing.sandbox.shortlived.Expiring;
import io.tongxing.sandbox.shortlived.Secrets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the paths of the SAML department answer: SAML 2.0 Web Browser SSO with the redirect binding out and the POST binding
 * back, and Single Logout.
 *
 * <p>The browser carries two cookies, both {@code SameSite=Lax}: the session's handle, and while a login is under way a secret
 * that binds it to this browser. The server's POST comes from another site and brings no such cookie along; therefore the
 * consumer only checks the response and sends the browser on to {@code arrive}, where the cookie is there. Without that, an
 * attacker could log a visitor in as himself.
 */
@Path("/departments/civil-affairs")
public class SamlDepartmentResource {
    private static final Logger LOG = Logger.getLogger(SamlDepartmentResource.class);
    private static final Department DEPARTMENT = Department.CIVIL_AFFAIRS;
    private static final String SESSION_COOKIE = "tongxing_sandbox_civil_affairs";
    private static final String LOGIN_COOKIE = "tongxing_sandbox_civil_affairs_login";
    private static final Duration LOGIN_LIMIT = Duration.ofMinutes(30);
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOGOUT_LIMIT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record Waiting(Arrival arrival, String browser) {}

    private final ServiceProvider provider;
    private final AssertionConsumer consumer;
    private final LogoutMessages logoutMessages;
    private final SamlSessions sessions;
    private final DepartmentPages pages;
    private final SandboxSettings settings;
    private final Expiring<String> openLogins;
    private final Expiring<Waiting> arrivals;
    private final Expiring<Boolean> openLogouts;

    SamlDepartmentResource(
            ServiceProvider provider,
            AssertionConsumer consumer,
            LogoutMessages logoutMessages,
            SamlSessions sessions,
            DepartmentPages pages,
            SandboxSettings settings,
            Clock clock) {
        this.provider = provider;
        this.consumer = consumer;
        this.logoutMessages = logoutMessages;
        this.sessions = sessions;
        this.pages = pages;
        this.settings = settings;
        this.openLogins = new Expiring<>(LOGIN_LIMIT, MOST, clock);
        this.arrivals = new Expiring<>(ARRIVAL_LIMIT, MOST, clock);
        this.openLogouts = new Expiring<>(LOGOUT_LIMIT, MOST, clock);
    }

    @GET
    public Response page(@CookieParam(SESSION_COOKIE) @Nullable String handle) {
        return sessions.find(handle)
                .map(session -> pages.told(DEPARTMENT, session.told(), Map.of()))
                .orElseGet(() -> pages.visitor(DEPARTMENT, provider.isConnected()));
    }

    @GET
    @Path("/told")
    @Produces(MediaType.APPLICATION_JSON)
    public Response told(@CookieParam(SESSION_COOKIE) @Nullable String handle) {
        return sessions.find(handle)
                .map(session -> Response.ok(ToldJson.of(DEPARTMENT, session.told()))
                        .header("Cache-Control", "no-store")
                        .build())
                .orElseGet(() -> Response.status(401)
                        .entity(Map.of("error", "no-session"))
                        .build());
    }

    @GET
    @Path("/login")
    public Response login(
            @CookieParam(SESSION_COOKIE) @Nullable String handle, @CookieParam(LOGIN_COOKIE) @Nullable String begun) {
        if (!provider.isConnected()) {
            return pages.problem(DEPARTMENT, LoginProblem.NOT_CONNECTED);
        }
        if (sessions.find(handle).isPresent()) {
            return pages.home(DEPARTMENT);
        }
        try {
            Saml2Settings both = provider.both();
            AuthnRequest request = new AuthnRequest(both, new AuthnRequestParams(false, false, true, true));
            // Two tabs of one browser share the secret, or the second would spoil the first.
            String browser = begun == null ? Secrets.next() : begun;
            openLogins.put(request.getId(), browser);
            URI target = RedirectBinding.to(
                    both.getIdpSingleSignOnServiceUrl(), "SAMLRequest", request.getEncodedAuthnRequest(true), both);
            return redirect(target, cookie(LOGIN_COOKIE, browser, LOGIN_LIMIT));
        } catch (ServerUnavailable | IOException e) {
            return unavailable(e);
        }
    }

    @POST
    @Path("/saml/acs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response consume(@FormParam("SAMLResponse") @Nullable String message) {
        if (message == null || !provider.isConnected()) {
            return pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
        }
        try {
            AssertionConsumer.Consumed<String> consumed =
                    consumer.consume(provider.both(), provider.assertionConsumerUrl(), message, openLogins);
            String ticket = Secrets.next();
            arrivals.put(ticket, new Waiting(consumed.arrival(), consumed.asked()));
            return redirect(URI.create(settings.publicUrl() + DEPARTMENT.path() + "/saml/arrive?ticket=" + ticket));
        } catch (SamlRejection e) {
            return rejected(e);
        } catch (ServerUnavailable e) {
            return unavailable(e);
        }
    }

    @GET
    @Path("/saml/arrive")
    public Response arrive(
            @QueryParam("ticket") @Nullable String ticket, @CookieParam(LOGIN_COOKIE) @Nullable String browser) {
        Optional<Waiting> waiting = ticket == null ? Optional.empty() : arrivals.take(ticket);
        if (waiting.isEmpty() || !waiting.get().browser().equals(browser)) {
            return pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
        }
        return redirect(
                URI.create(settings.publicUrl() + DEPARTMENT.path()),
                sessionCookie(sessions.open(waiting.get().arrival())),
                cookie(LOGIN_COOKIE, "", Duration.ZERO));
    }

    @POST
    @Path("/logout")
    public Response logout(@CookieParam(SESSION_COOKIE) @Nullable String handle) {
        Optional<Arrival> ended = sessions.end(handle);
        if (ended.isEmpty()) {
            return pages.home(DEPARTMENT);
        }
        try {
            Saml2Settings both = provider.both();
            Arrival session = ended.get();
            LogoutRequest request = new LogoutRequest(
                    both,
                    new LogoutRequestParams(
                            session.sessionIndex(),
                            session.nameId(),
                            Constants.NAMEID_PERSISTENT,
                            session.nameQualifier(),
                            session.spNameQualifier()));
            openLogouts.put(request.getId(), true);
            URI target = RedirectBinding.to(
                    both.getIdpSingleLogoutServiceUrl(), "SAMLRequest", request.getEncodedLogoutRequest(true), both);
            return redirect(target, cookie(SESSION_COOKIE, "", Duration.ZERO));
        } catch (ServerUnavailable | IOException e) {
            return unavailable(e);
        }
    }

    @GET
    @Path("/logout")
    public Response logoutIsAButton() {
        return pages.home(DEPARTMENT);
    }

    @GET
    @Path("/logged-out")
    public Response left() {
        return pages.left(DEPARTMENT);
    }

    /** From the server itself on the back channel, or from the browser on its way through. */
    @POST
    @Path("/saml/slo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postedLogout(
            @FormParam("SAMLRequest") @Nullable String request, @FormParam("SAMLResponse") @Nullable String response) {
        try {
            Saml2Settings both = provider.both();
            if (request != null) {
                return end(both, logoutMessages.postedRequest(both, provider.singleLogoutUrl(), request));
            }
            if (response != null) {
                return ended(logoutMessages.postedResponse(both, provider.singleLogoutUrl(), response));
            }
            return pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
        } catch (SamlRejection e) {
            return rejected(e);
        } catch (ServerUnavailable | IOException e) {
            return unavailable(e);
        }
    }

    @GET
    @Path("/saml/slo")
    public Response redirectedLogout(@Context UriInfo uri) {
        try {
            Saml2Settings both = provider.both();
            HttpRequest request = new HttpRequest(
                    provider.singleLogoutUrl(),
                    uri.getQueryParameters(),
                    uri.getRequestUri().getRawQuery());
            if (request.getParameter("SAMLRequest") != null) {
                return end(both, logoutMessages.redirectedRequest(both, request));
            }
            if (request.getParameter("SAMLResponse") != null) {
                return ended(logoutMessages.redirectedResponse(both, request));
            }
            return pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
        } catch (SamlRejection e) {
            return rejected(e);
        } catch (ServerUnavailable | IOException e) {
            return unavailable(e);
        }
    }

    @GET
    @Path("/saml/metadata")
    @Produces("application/samlmetadata+xml")
    public Response metadata() throws CertificateEncodingException {
        if (!provider.isConnected()) {
            return pages.problem(DEPARTMENT, LoginProblem.NOT_CONNECTED);
        }
        return Response.ok(new Metadata(provider.own()).getMetadataString()).build();
    }

    private Response end(Saml2Settings both, LogoutMessages.Ending ending) throws IOException {
        sessions.end(ending);
        LogoutResponse answer =
                new LogoutResponse(both, new LogoutResponseParams(ending.requestId(), Constants.STATUS_SUCCESS));
        return redirect(RedirectBinding.to(
                both.getIdpSingleLogoutServiceResponseUrl(),
                "SAMLResponse",
                answer.getEncodedLogoutResponse(true),
                both));
    }

    private Response ended(String answeredRequest) {
        return openLogouts.take(answeredRequest).isPresent()
                ? redirect(URI.create(settings.publicUrl() + DEPARTMENT.path() + "/logged-out"))
                : pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
    }

    private Response rejected(SamlRejection rejection) {
        LOG.warnf("a SAML message was rejected: %s", rejection.reason());
        return switch (rejection.reason()) {
            case NOT_SUCCESS -> pages.problem(DEPARTMENT, LoginProblem.REFUSED);
            case UNKNOWN_REQUEST, REPLAYED -> pages.problem(DEPARTMENT, LoginProblem.INTERRUPTED);
            default -> pages.problem(DEPARTMENT, LoginProblem.NOT_ACCEPTED);
        };
    }

    private Response unavailable(Exception cause) {
        LOG.warnf("the SAML descriptor is not available: %s", cause.getMessage());
        return pages.problem(DEPARTMENT, LoginProblem.SERVER_UNAVAILABLE);
    }

    private static Response redirect(URI target, NewCookie... cookies) {
        return Response.seeOther(target)
                .cookie(cookies)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Ends with the browser's session; the server side has its own limit. */
    private NewCookie sessionCookie(String handle) {
        return cookie(SESSION_COOKIE, handle).build();
    }

    private NewCookie cookie(String name, String value, Duration age) {
        return cookie(name, value).maxAge((int) age.toSeconds()).build();
    }

    private NewCookie.Builder cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(DEPARTMENT.path())
                .httpOnly(true)
                .secure(settings.publicUrl().startsWith("https:"))
                .sameSite(NewCookie.SameSite.LAX);
    }
}
