package io.tongxing.sandbox.authority.chip;

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
import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.Stranger;
import io.tongxing.sandbox.pki.Certificates;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader gets out of somebody's passport or travel permit, and the list of authorities that a country publishes. A chip
 * can be read whatever its country is up to; only the modes in which an answer lies change what is on it.
 */
@Path("/authorities")
@Blocking
public class ChipResource {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Read(@Nullable String requestId, byte[] securityObject, byte[] dg1, byte[] dg11) {
        /** Names nothing: it is about a person. */
        @Override
        public String toString() {
            return "Read[]";
        }
    }

    private final SigningState state;
    private final People people;
    private final Answering answering;

    ChipResource(SigningState state, People people, Answering answering) {
        this.state = state;
        this.people = people;
        this.answering = answering;
    }

    @POST
    @Path("/chip/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> read(byte[] body, @Context HttpServerRequest connection) {
        return answering.answerFromCard(Authority.CHIP, new Question(connection, body), this::reading);
    }

    @GET
    @Path("/chip/csca")
    public Uni<Response> authorities(@Context HttpServerRequest connection) {
        return answering.answer(
                Authority.CHIP,
                new Question(connection, new byte[0]),
                Map.of("asked", "csca"),
                Answer.of(() -> Reply.bytes("application/x-pem-file", list())));
    }

    private byte[] list() {
        return state.authorities().stream()
                .map(Certificates::pem)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Answer reading(RequestBody question) {
        question.only("requestId", "documentNumber");
        String requestId = question.optionalText("requestId").orElse(null);
        Person person = people.find(question.text("documentNumber"))
                .orElseThrow(() -> new Refusal(404, "unknown-person", "nobody holds that document number now"));
        if (!hasChip(person.documentType())) {
            throw new Refusal(404, "no-chip", "only passports and travel permits have a chip that can be read");
        }
        return new Answer(
                () -> reply(requestId, Chip.of(person, state.documentSigner())),
                () -> reply(requestId, Chip.of(Stranger.holding(person.documentType()), state.documentSigner())),
                () -> reply(requestId, Chip.badlySigned(person, state.documentSigner())));
    }

    private static Reply reply(@Nullable String requestId, Chip chip) {
        return Reply.json(new Read(requestId, chip.securityObject(), chip.dg1(), chip.dg11()));
    }

    private static boolean hasChip(DocumentType type) {
        return switch (type) {
            case PASSPORT, HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT -> true;
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT, FOREIGN_PERMANENT_RESIDENT -> false;
        };
    }
}
