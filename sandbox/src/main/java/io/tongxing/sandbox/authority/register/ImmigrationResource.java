package io.tongxing.sandbox.authority.register;

import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.authority.register.Registers.Finding;
import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.Person;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The simulated immigration administration: passports, travel permits and cards of foreign permanent residents. Resident
 * identity cards and residence permits are not its documents, so it does not find them.
 */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImmigrationResource {
    private static final String ORGANIZATION = "模拟移民管理局 Simulated immigration administration";

    private final Registers registers;
    private final Answering answering;

    ImmigrationResource(Registers registers, Answering answering) {
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/immigration/verify")
    public Uni<Response> verify(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.IMMIGRATION, new Question(connection, body), this::document);
    }

    private record Printed(Optional<String> issuingState, LocalDate birthdate, LocalDate validTo) {
        boolean isOn(Person person) {
            String issuer = person.issuingState();
            return birthdate.equals(person.birthdate())
                    && validTo.equals(person.card().validTo())
                    && (issuer == null || issuingState.map(issuer::equals).orElse(true));
        }
    }

    private Answer document(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber", "issuingState", "birthdate", "validTo");
        Claim claim = Claim.of(question);
        Printed printed = new Printed(
                question.optionalText("issuingState"), question.date("birthdate"), question.date("validTo"));
        return registers.answer(
                ORGANIZATION,
                claim,
                isIssuedHere(claim.type()),
                person -> printed.isOn(person) ? registers.validity(person) : Finding.of(Result.MISMATCH));
    }

    private static boolean isIssuedHere(DocumentType type) {
        return switch (type) {
            case PASSPORT, HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT, FOREIGN_PERMANENT_RESIDENT -> true;
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT -> false;
        };
    }
}
