package io.tongxing.sandbox.department.oidc;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.department.Department;
import io.tongxing.sandbox.department.DepartmentPages;
import io.tongxing.sandbox.department.LoginProblem;
import io.tongxing.sandbox.department.ToldJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the paths of an OpenID Connect department answer.
 *
 * <p>Nothing here is protected by an annotation: a page asks who its visitor is and shows itself accordingly, so that a session
 * that has ended shows the login button and does not send the visitor away.
 */
@Path("/departments/{id: utilities|commerce|housing-fund|social-security|public-security}")
public class OidcDepartmentResource {
    private static final Map<String, String> NO_SESSION = Map.of("error", "no-session");
    /**
     * How Keycloak says that this login was left behind by one in another tab of the browser; it expects to be asked anew, and then
     * finds that login's session.
     */
    private static final String LEFT_BEHIND = "authentication_expired";

    private static final Logger LOG = Logger.getLogger(OidcDepartmentResource.class);

    private final CurrentIdentityAssociation identity;
    private final HttpAuthenticator authenticator;
    private final OidcSession session;
    private final DepartmentTenants tenants;
    private final DepartmentPages pages;
    private final IdTokens idTokens;
    private final SandboxSettings settings;

    OidcDepartmentResource(
            CurrentIdentityAssociation identity,
            HttpAuthenticator authenticator,
            OidcSession session,
            DepartmentTenants tenants,
            DepartmentPages pages,
            IdTokens idTokens,
            SandboxSettings settings) {
        this.identity = identity;
        this.authenticator = authenticator;
        this.session = session;
        this.tenants = tenants;
        this.pages = pages;
        this.idTokens = idTokens;
        this.settings = settings;
    }

    @GET
    public Uni<Response> page(@PathParam("id") String id) {
        Department department = department(id);
        return visitor().map(visitor -> visitor.map(token ->
                        pages.told(department, idTokens.read(token.getRawToken()), logoutFields(department, token)))
                .orElseGet(() -> pages.visitor(department, tenants.isConnected(department))));
    }

    @GET
    @Path("/told")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> told(@PathParam("id") String id) {
        return visitor().map(visitor -> visitor.map(
                        token -> Response.ok(ToldJson.of(department(id), idTokens.read(token.getRawToken())))
                                .header("Cache-Control", "no-store")
                                .build())
                .orElseGet(() -> Response.status(401).entity(NO_SESSION).build()));
    }

    @GET
    @Path("/login")
    public Uni<Response> login(@PathParam("id") String id, @Context RoutingContext request) {
        Department department = department(id);
        if (!tenants.isConnected(department)) {
            return Uni.createFrom().item(pages.problem(department, LoginProblem.NOT_CONNECTED));
        }
        return visitor()
                .chain(visitor -> visitor.isPresent()
                        ? Uni.createFrom().item(pages.home(department))
                        : authenticator.getChallenge(request).map(OidcDepartmentResource::redirect))
                .onFailure(OIDCException.class)
                .recoverWithItem(() -> pages.problem(department, LoginProblem.SERVER_UNAVAILABLE));
    }

    /** Where the server sends the browser back; Quarkus exchanges the code as soon as the identity is asked for. */
    @GET
    @Path("/callback")
    public Uni<Response> callback(
            @PathParam("id") String id,
            @QueryParam("error") @Nullable String error,
            @QueryParam("error_description") @Nullable String description) {
        Department department = department(id);
        if (!tenants.isConnected(department)) {
            return Uni.createFrom().item(pages.problem(department, LoginProblem.NOT_CONNECTED));
        }
        if (error != null && LEFT_BEHIND.equals(description)) {
            return Uni.createFrom().item(redirect(URI.create(settings.publicUrl() + department.path() + "/login")));
        }
        if (error != null) {
            LoginProblem problem = LoginProblem.ofOauthError(error);
            LOG.infof("login at %s ended: %s", department.id(), problem);
            return Uni.createFrom().item(pages.problem(department, problem));
        }
        return identity.getDeferredIdentity()
                .map(visitor -> visitor.isAnonymous()
                        ? pages.problem(department, LoginProblem.INTERRUPTED)
                        : pages.home(department))
                .onFailure(OidcDepartmentResource::isProtocolFailure)
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "login at %s failed: %s",
                            department.id(), failure.getClass().getSimpleName());
                    return pages.problem(department, LoginProblem.NOT_ACCEPTED);
                });
    }

    /**
     * Ends the session here and passes the form on to the server, which ends all the others.
     *
     * <p>A 307 keeps it a POST: the ID token that names the session holds personal data, and in an address it would end up in
     * histories and access logs. OpenID Connect RP-Initiated Logout 1.0 section 2 allows POST.
     */
    @POST
    @Path("/logout")
    public Uni<Response> logout(@PathParam("id") String id) {
        Department department = department(id);
        return identity.getDeferredIdentity()
                .onFailure(OidcDepartmentResource::isProtocolFailure)
                .recoverWithNull()
                .chain(visitor -> visitor == null || visitor.isAnonymous()
                        ? Uni.createFrom().item(pages.home(department))
                        : session.logout().replaceWith(() -> toServerLogout(visitor)));
    }

    @GET
    @Path("/logout")
    public Response logoutIsAButton(@PathParam("id") String id) {
        return pages.home(department(id));
    }

    @GET
    @Path("/logged-out")
    public Response left(@PathParam("id") String id) {
        return pages.left(department(id));
    }

    /**
     * Reached only while the tenant has never been used since the start. There is no session then, and a logout of nothing
     * has succeeded; otherwise Quarkus answers this path.
     */
    @POST
    @Path("/backchannel-logout")
    public Response nothingToEnd() {
        return Response.ok().build();
    }

    private Uni<Optional<JsonWebToken>> visitor() {
        return identity.getDeferredIdentity()
                .map(visitor -> visitor.getPrincipal() instanceof JsonWebToken token
                        ? Optional.of(token)
                        : Optional.<JsonWebToken>empty())
                .onFailure(OidcDepartmentResource::isProtocolFailure)
                .recoverWithItem(Optional.empty());
    }

    private Map<String, String> logoutFields(Department department, JsonWebToken token) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token_hint", token.getRawToken());
        fields.put("client_id", department.id());
        fields.put("post_logout_redirect_uri", settings.publicUrl() + department.path() + "/logged-out");
        return fields;
    }

    private static Response toServerLogout(SecurityIdentity visitor) {
        OidcConfigurationMetadata server = visitor.getAttribute(OidcUtils.CONFIG_METADATA_ATTRIBUTE);
        return Response.temporaryRedirect(URI.create(server.getEndSessionUri())).build();
    }

    private static Response redirect(URI target) {
        return Response.seeOther(target).header("Cache-Control", "no-store").build();
    }

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status).header("Cache-Control", "no-store");
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    /** An ended session, an answer that does not verify, or a server that does not answer; never a mistake of our own. */
    private static boolean isProtocolFailure(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                || failure instanceof AuthenticationCompletionException
                || failure instanceof OIDCException;
    }

    private static Department department(String id) {
        return Department.ofId(id).orElseThrow();
    }
}
