package io.tongxing.sandbox.authority.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.Reply;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.person.DocumentType;
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
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated national network identity service. It answers with the result and a person code that is another one for every
 * organization, and says nothing else about the holder of a credential; that is its purpose.
 */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NetworkIdentityResource {
    private static final String ORGANIZATION = "模拟国家网络身份认证公共服务 Simulated national network identity service";

    private enum Mode {
        CREDENTIAL("credential", false, false),
        CREDENTIAL_PASSWORD("credential-password", true, false),
        CREDENTIAL_FACE("credential-face", false, true),
        CREDENTIAL_PASSWORD_FACE("credential-password-face", true, true);

        private final String code;
        private final boolean password;
        private final boolean face;

        Mode(String code, boolean password, boolean face) {
            this.code = code;
            this.password = password;
            this.face = face;
        }

        static Mode ofCode(String code) {
            return Arrays.stream(values())
                    .filter(mode -> mode.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> RequestBody.wrong("mode", "unknown"));
        }
    }

    /** What is shown for a credential; what the mode does not ask for, and what the asker does not claim, is empty. */
    private record Shown(
            Optional<String> password,
            Optional<String> face,
            Optional<String> name,
            Optional<DocumentType> type,
            Optional<String> number) {
        static Shown of(RequestBody question, Mode mode) {
            return new Shown(
                    mode.password ? Optional.of(question.text("networkPassword")) : Optional.empty(),
                    mode.face ? Optional.of(question.text("faceSample")) : Optional.empty(),
                    question.optionalText("name"),
                    question.optionalText("documentType").map(Claim::documentType),
                    question.optionalText("documentNumber"));
        }

        Result compare(Person person) {
            if (person.deceased()) {
                return Result.DECEASED;
            }
            Result asPerson = name.map(claimed -> Registers.comparePerson(person, claimed))
                    .orElse(Result.MATCH);
            if (asPerson != Result.MATCH) {
                return asPerson;
            }
            boolean same = type.map(person.documentType()::equals).orElse(true)
                    && number.map(person.documentNumber()::equals).orElse(true)
                    && password.map(typed -> person.networkIdentity()
                                    .filter(given -> given.password().equals(typed))
                                    .isPresent())
                            .orElse(true);
            if (!same) {
                return Result.MISMATCH;
            }
            return face.map(sample -> FaceResource.compareFace(person, sample).result())
                    .orElse(Result.MATCH);
        }

        /** Names nothing: these are secrets of a person. */
        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NetworkVerdict(
            String requestId,
            String networkCredential,
            Result result,
            @Nullable String applicationCode,
            String checkId,
            String checkedAt,
            String organization) {
        /** Names nothing: the credential is a person's. */
        @Override
        public String toString() {
            return "NetworkVerdict[result=" + result + "]";
        }
    }

    private final People people;
    private final Registers registers;
    private final Answering answering;

    NetworkIdentityResource(People people, Registers registers, Answering answering) {
        this.people = people;
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/ctid/verify")
    public Uni<Response> verify(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.CTID, new Question(connection, body), this::credential);
    }

    private Answer credential(RequestBody question) {
        question.only(
                "requestId",
                "organizationId",
                "businessId",
                "mode",
                "networkCredential",
                "networkPassword",
                "faceSample",
                "name",
                "documentType",
                "documentNumber");
        String requestId = question.text("requestId");
        String organizationId = question.text("organizationId");
        question.text("businessId");
        String credential = question.text("networkCredential");
        Shown shown = Shown.of(question, Mode.ofCode(question.text("mode")));
        return Answer.of(
                () -> Reply.json(verdict(requestId, credential, organizationId, shown)),
                () -> Reply.json(aboutAnother(organizationId)));
    }

    private NetworkVerdict verdict(String requestId, String credential, String organizationId, Shown shown) {
        Optional<Person> holder = people.holderOf(credential);
        Result result = holder.map(shown::compare).orElse(Result.NOT_FOUND);
        String code = holder.filter(person -> result == Result.MATCH)
                .map(person -> NetworkIdentity.applicationCode(person, organizationId))
                .orElse(null);
        return verdict(requestId, credential, result, code);
    }

    private NetworkVerdict aboutAnother(String organizationId) {
        Person stranger = Stranger.resident();
        String credential =
                stranger.networkIdentity().map(NetworkIdentity::credential).orElseThrow();
        String code = NetworkIdentity.applicationCode(stranger, organizationId);
        return verdict(Registers.newId(), credential, Result.MATCH, code);
    }

    private NetworkVerdict verdict(String requestId, String credential, Result result, @Nullable String code) {
        return new NetworkVerdict(
                requestId, credential, result, code, Registers.newId(), registers.now(), ORGANIZATION);
    }
}
