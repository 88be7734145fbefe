package io.tongxing.sandbox.authority.ca;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.Refusal;
import io.tongxing.sandbox.authority.Reply;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.authority.ca.Revocations.Honesty;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.Stranger;
import io.tongxing.sandbox.pki.Certificates;
import io.tongxing.sandbox.pki.KeyKind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authority over HTTP, and the cards of its customers.
 *
 * <p>A card works without its authority: only the modes in which an answer lies change what it signs. Otherwise nobody could
 * bring a signature to a server whose authority is down.
 */
@Path("/authorities")
@Blocking
public class CertificateAuthorityResource {
    private static final String PEM = "application/x-pem-file";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signed(@Nullable String requestId, String certificate, byte[] signature) {
        /** Names nothing: the certificate is a person's. */
        @Override
        public String toString() {
            return "Signed[]";
        }
    }

    private final CertificateAuthorities authorities;
    private final CertificateRegister register;
    private final Revocations revocations;
    private final People people;
    private final Answering answering;

    CertificateAuthorityResource(
            CertificateAuthorities authorities,
            CertificateRegister register,
            Revocations revocations,
            People people,
            Answering answering) {
        this.authorities = authorities;
        this.register = register;
        this.revocations = revocations;
        this.people = people;
        this.answering = answering;
    }

    @GET
    @Path("/ca/chain")
    public Uni<Response> chains(@Context HttpServerRequest connection) {
        return publish(connection, "chain", Answer.of(() -> pem(List.of(KeyKind.values()))));
    }

    @GET
    @Path("/ca/chain/{algorithm}")
    public Uni<Response> chain(@PathParam("algorithm") String algorithm, @Context HttpServerRequest connection) {
        KeyKind kind = kindInPath(algorithm);
        return publish(connection, "chain", Answer.of(() -> pem(List.of(kind))));
    }

    @GET
    @Path("/ca/crl/{algorithm}")
    public Uni<Response> list(@PathParam("algorithm") String algorithm, @Context HttpServerRequest connection) {
        KeyKind kind = kindInPath(algorithm);
        return publish(
                connection,
                "crl",
                new Answer(
                        () -> Reply.bytes("application/pkix-crl", revocations.list(kind, Honesty.RIGHT)),
                        () -> Reply.bytes("application/pkix-crl", revocations.list(kind, Honesty.ABOUT_ANOTHER)),
                        () -> Reply.bytes("application/pkix-crl", revocations.list(kind, Honesty.BADLY_SIGNED))));
    }

    @POST
    @Path("/ca/ocsp/{algorithm}")
    @Consumes("application/ocsp-request")
    public Uni<Response> status(
            @PathParam("algorithm") String algorithm, byte[] body, @Context HttpServerRequest connection) {
        KeyKind kind = kindInPath(algorithm);
        return publish(
                connection,
                "ocsp",
                new Answer(
                        () -> ocsp(kind, body, Honesty.RIGHT),
                        () -> ocsp(kind, body, Honesty.ABOUT_ANOTHER),
                        () -> ocsp(kind, body, Honesty.BADLY_SIGNED)));
    }

    @POST
    @Path("/ca/sign")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> sign(byte[] body, @Context HttpServerRequest connection) {
        return answering.answerFromCard(Authority.CA, new Question(connection, body), this::signature);
    }

    @POST
    @Path("/ca/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> revoke(byte[] body, @Context HttpServerRequest connection) {
        return answering.answerFromCard(Authority.CA, new Question(connection, body), this::revocation);
    }

    private Uni<Response> publish(HttpServerRequest connection, String what, Answer answer) {
        return answering.answer(Authority.CA, new Question(connection, new byte[0]), Map.of("asked", what), answer);
    }

    private Reply ocsp(KeyKind kind, byte[] question, Honesty honesty) {
        return Reply.bytes("application/ocsp-response", revocations.answer(kind, question, honesty));
    }

    private Reply pem(List<KeyKind> kinds) {
        String chains = kinds.stream()
                .flatMap(kind -> List.of(authorities.root(kind), authorities.issuing(kind)).stream())
                .map(authority -> Certificates.pem(authority.certificate()))
                .collect(Collectors.joining());
        return Reply.bytes(PEM, chains.getBytes(StandardCharsets.US_ASCII));
    }

    private Answer signature(RequestBody question) {
        question.only("requestId", "documentNumber", "challenge", "algorithm");
        String requestId = question.optionalText("requestId").orElse(null);
        byte[] challenge = question.text("challenge").getBytes(StandardCharsets.UTF_8);
        byte[] anotherChallenge = Arrays.copyOf(challenge, challenge.length + 1);
        KeyKind kind = kind(question);
        Person person = person(question);
        return new Answer(
                () -> Reply.json(signed(requestId, person, kind, challenge)),
                () -> Reply.json(signed(requestId, Stranger.resident(), kind, challenge)),
                () -> Reply.json(signed(requestId, person, kind, anotherChallenge)));
    }

    private Signed signed(@Nullable String requestId, Person person, KeyKind kind, byte[] text) {
        Issued onCard = register.onCardOf(person, kind);
        return new Signed(requestId, Certificates.pem(onCard.holder()), kind.sign(onCard.privateKey(), text));
    }

    private Answer revocation(RequestBody question) {
        question.only("requestId", "documentNumber", "algorithm");
        KeyKind kind = kind(question);
        Person person = person(question);
        return Answer.of(() -> {
            if (!register.revoke(person, kind)) {
                return new Refusal(404, "no-certificate", "no certificate of that algorithm was given").reply();
            }
            return Reply.json(Map.of("revoked", true));
        });
    }

    private Person person(RequestBody question) {
        return people.find(question.text("documentNumber"))
                .orElseThrow(() -> new Refusal(404, "unknown-person", "nobody holds that document number now"));
    }

    private static KeyKind kind(RequestBody question) {
        return KeyKind.ofCode(question.text("algorithm"))
                .orElseThrow(() -> RequestBody.wrong(
                        "algorithm", "one of " + String.join(", ", KeyKind.codes()) + " is expected"));
    }

    private static KeyKind kindInPath(String code) {
        return KeyKind.ofCode(code)
                .orElseThrow(() -> new Refusal(
                        404, "unknown-algorithm", "the algorithms are " + String.join(", ", KeyKind.codes())));
    }
}
