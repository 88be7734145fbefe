package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
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

/**
 * The simulated population register: does this name belong to this document number?
 *
 * <p>It echoes the request id and the number. An asker that does not compare them would take an answer about another person
 * for its own, which is what the fault {@code wrong-person} tries.
 */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PopulationRegisterResource {
    private static final String ORGANIZATION = "模拟人口库 Simulated population register";
    private static final String SOMEBODY_ELSE = "370299190001010005";

    record Verdict(
            String requestId,
            String documentNumber,
            String result,
            String checkId,
            String checkedAt,
            String organization) {
        /** Names nothing: the number is a person's. */
        @Override
        public String toString() {
            return "Verdict[result=" + result + "]";
        }
    }

    private final People people;
    private final Answering answering;
    private final ObjectMapper mapper;
    private final Clock clock;

    PopulationRegisterResource(People people, Answering answering, ObjectMapper mapper, Clock clock) {
        this.people = people;
        this.answering = answering;
        this.mapper = mapper;
        this.clock = clock;
    }

    @POST
    @Path("/population/verify")
    public Uni<Response> verify(String body, @Context HttpServerRequest connection) {
        RequestBody question = RequestBody.parse(mapper, body);
        String requestId = question.text("requestId");
        String name = question.text("name");
        String number = question.text("documentNumber");
        DocumentType type = DocumentType.ofCode(question.text("documentType"))
                .orElseThrow(() -> RequestBody.wrong("documentType", "unknown"));
        Answering.Answer answer = new Answering.Answer(
                200,
                () -> verdict(requestId, number, compare(name, type, number)),
                () -> verdict(UUID.randomUUID().toString(), SOMEBODY_ELSE, "match"));
        return answering.answer(Authority.POPULATION, question, connection, answer);
    }

    private String compare(String name, DocumentType type, String number) {
        Person person = people.find(number)
                .filter(found -> found.documentType() == type)
                .orElse(null);
        if (person == null) {
            return "not-found";
        }
        if (person.deceased()) {
            return "deceased";
        }
        if (!person.comparable() || hasPrivateUseCharacter(name)) {
            return "cannot-compare";
        }
        return person.name().equals(name) ? "match" : "mismatch";
    }

    /** Rare characters typed with a private code point mean something else on every machine. */
    private static boolean hasPrivateUseCharacter(String name) {
        return name.codePoints().anyMatch(character -> Character.getType(character) == Character.PRIVATE_USE);
    }

    private Verdict verdict(String requestId, String number, String result) {
        return new Verdict(
                requestId,
                number,
                result,
                UUID.randomUUID().toString(),
                clock.instant().toString(),
                ORGANIZATION);
    }
}
