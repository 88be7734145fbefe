package io.tongxing.sandbox.authority.province;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.Reply;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.page.Html;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login page of the province. Nobody has a password here: a person is chosen by document number, typed into the page or, by
 * a script, given in the address. The browser comes back with a ticket.
 */
@Path("/authorities")
public class ProvinceLoginResource {
    private static final int LONGEST_STATE = 2_048;

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance provinceLogin(
                String appId, String returnUrl, @Nullable String state, boolean unknown);
    }

    /** What the application that sends the browser says. */
    private record Visit(
            String appId,
            ReturnAddress returnAddress,
            @Nullable String state) {}

    private final People people;
    private final Grants grants;
    private final Answering answering;
    private final SandboxSettings settings;

    ProvinceLoginResource(People people, Grants grants, Answering answering, SandboxSettings settings) {
        this.people = people;
        this.grants = grants;
        this.answering = answering;
        this.settings = settings;
    }

    @GET
    @Path("/province/login")
    public Uni<Response> page(
            @QueryParam("appId") @Nullable String appId,
            @QueryParam("returnUrl") @Nullable String returnUrl,
            @QueryParam("state") @Nullable String state,
            @QueryParam("documentNumber") @Nullable String documentNumber,
            @Context HttpServerRequest connection) {
        return login(visit(appId, returnUrl, state), documentNumber, connection);
    }

    @POST
    @Path("/province/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> typed(
            @FormParam("appId") @Nullable String appId,
            @FormParam("returnUrl") @Nullable String returnUrl,
            @FormParam("state") @Nullable String state,
            @FormParam("documentNumber") @Nullable String documentNumber,
            @Context HttpServerRequest connection) {
        Visit visit = visit(appId, returnUrl, state);
        return login(visit, Objects.requireNonNullElse(documentNumber, ""), connection);
    }

    private Visit visit(@Nullable String appId, @Nullable String returnUrl, @Nullable String state) {
        if (appId == null || appId.isBlank()) {
            throw RequestBody.wrong("appId", "a text is expected");
        }
        if (state != null && state.length() > LONGEST_STATE) {
            throw RequestBody.wrong("state", "a shorter text is expected");
        }
        return new Visit(appId, ReturnAddress.of(returnUrl, settings.issuer()), state);
    }

    private Uni<Response> login(Visit visit, @Nullable String documentNumber, HttpServerRequest connection) {
        Answer answer = documentNumber == null
                ? Answer.of(() -> form(visit, false))
                : Answer.of(() -> choose(visit, documentNumber));
        return answering.answer(
                Authority.PROVINCE,
                new Question(connection, new byte[0]),
                Map.of("step", "login", "appId", visit.appId()),
                answer);
    }

    private Reply choose(Visit visit, String documentNumber) {
        Optional<Person> person =
                people.find(documentNumber.strip().toUpperCase(Locale.ROOT)).filter(found -> !found.deceased());
        return person.map(found -> back(visit, found)).orElseGet(() -> form(visit, true));
    }

    private Reply form(Visit visit, boolean unknown) {
        ReturnAddress returnAddress = visit.returnAddress();
        String page = Templates.provinceLogin(visit.appId(), returnAddress.url().toString(), visit.state(), unknown)
                .render();
        return new Reply(
                unknown ? 404 : 200, Html.TYPE, page, Map.of("page", "login"), Html.headers(returnAddress.origin()));
    }

    private Reply back(Visit visit, Person person) {
        String ticket = grants.ticket(visit.appId(), person.id());
        return new Reply(
                303,
                MediaType.TEXT_PLAIN,
                "",
                Map.of("ticket", "given"),
                Map.of(
                        "Location",
                        visit.returnAddress().with(ticket, visit.state()),
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer"));
    }
}
