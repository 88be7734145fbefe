package io.tongxing.sandbox.authority.register;

import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.authority.register.Registers.Finding;
import io.tongxing.sandbox.person.Card;
import io.tongxing.sandbox.person.Person;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The simulated population register: does this name belong to this document number, and are these the dates printed on the
 * card? A cancelled or expired card is told only to somebody who knows its dates.
 */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PopulationRegisterResource {
    private static final String ORGANIZATION = "模拟人口库 Simulated population register";

    private final Registers registers;
    private final Answering answering;

    PopulationRegisterResource(Registers registers, Answering answering) {
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/population/verify")
    public Uni<Response> verify(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.POPULATION, new Question(connection, body), this::twoElements);
    }

    @POST
    @Path("/population/verify-card")
    public Uni<Response> verifyCard(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.POPULATION, new Question(connection, body), this::fourElements);
    }

    private Answer twoElements(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber");
        return registers.answer(ORGANIZATION, Claim.of(question), person -> Finding.of(Result.MATCH));
    }

    private Answer fourElements(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber", "validFrom", "validTo");
        Claim claim = Claim.of(question);
        String validFrom = question.date("validFrom").toString();
        String validTo = question.text("validTo").equals(Card.LONG_TERM)
                ? Card.LONG_TERM
                : question.date("validTo").toString();
        return registers.answer(ORGANIZATION, claim, person -> compareCard(person, validFrom, validTo));
    }

    private Finding compareCard(Person person, String validFrom, String validTo) {
        Card card = person.card();
        boolean same = card.validFrom().toString().equals(validFrom)
                && card.validToText().equals(validTo);
        return same ? registers.validity(person) : Finding.of(Result.MISMATCH);
    }
}
