package io.tongxing.sandbox.authority.province;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.Refusal;
import io.tongxing.sandbox.authority.Reply;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.person.NetworkIdentity;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.Stranger;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the server asks of the province: a token for a ticket, and the person for a token. */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProvinceResource {
    private static final String ORGANIZATION = "模拟省级统一身份认证平台 Simulated provincial identity platform";
    private static final String USER_ID_PURPOSE = "province-user";
    private static final int USER_ID_LENGTH = 24;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Token(@Nullable String requestId, String accessToken, long expiresIn) {
        /** Names nothing: a token is a secret. */
        @Override
        public String toString() {
            return "Token[]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserInfo(
            @Nullable String requestId,
            String userId,
            String name,
            String documentType,
            String documentNumber,
            String mobile,
            String realNameLevel,
            String checkId,
            String checkedAt,
            String organization) {
        /** Names nothing: it is about a person. */
        @Override
        public String toString() {
            return "UserInfo[]";
        }
    }

    private final People people;
    private final Grants grants;
    private final Answering answering;
    private final Clock clock;

    ProvinceResource(People people, Grants grants, Answering answering, Clock clock) {
        this.people = people;
        this.grants = grants;
        this.answering = answering;
        this.clock = clock;
    }

    @POST
    @Path("/province/token")
    public Uni<Response> token(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.PROVINCE, new Question(connection, body), this::exchange);
    }

    @POST
    @Path("/province/userinfo")
    public Uni<Response> userInfo(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.PROVINCE, new Question(connection, body), this::person);
    }

    private Answer exchange(RequestBody question) {
        question.only("requestId", "appId", "ticket");
        String requestId = question.optionalText("requestId").orElse(null);
        String appId = question.text("appId");
        String ticket = question.text("ticket");
        return Answer.of(() -> grants.token(appId, ticket)
                .map(token -> Reply.json(new Token(requestId, token, Grants.TOKEN_LIFETIME.toSeconds())))
                .orElseGet(() -> new Refusal(400, "invalid-ticket", "unknown, used, too old or another's").reply()));
    }

    private Answer person(RequestBody question) {
        question.only("requestId", "accessToken");
        String requestId = question.optionalText("requestId").orElse(null);
        String token = question.text("accessToken");
        return Answer.of(
                () -> grants.personOf(token)
                        .flatMap(people::withId)
                        .map(person -> Reply.json(about(person, requestId)))
                        .orElseGet(() -> new Refusal(400, "invalid-token", "unknown or too old").reply()),
                () -> Reply.json(about(Stranger.resident(), newId())));
    }

    private UserInfo about(Person person, @Nullable String requestId) {
        return new UserInfo(
                requestId,
                NetworkIdentity.applicationCode(person, USER_ID_PURPOSE).substring(0, USER_ID_LENGTH),
                person.name(),
                ProvinceCodes.of(person.documentType()),
                person.documentNumber(),
                person.mobile(),
                Integer.toString(person.provinceLevel()),
                newId(),
                clock.instant().toString(),
                ORGANIZATION);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
