package io.tongxing.sandbox.authority.register;

import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.authority.register.Registers.Finding;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The simulated mobile carrier: is this mobile in the name of this person now? A mobile given up is nobody's. */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CarrierResource {
    private static final String ORGANIZATION = "模拟通信运营商 Simulated mobile carrier";

    private final Registers registers;
    private final Answering answering;

    CarrierResource(Registers registers, Answering answering) {
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/carrier/verify")
    public Uni<Response> verify(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.CARRIER, new Question(connection, body), this::threeElements);
    }

    private Answer threeElements(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber", "mobile");
        Claim claim = Claim.of(question);
        String mobile = question.text("mobile");
        return registers.answer(
                ORGANIZATION, claim, person -> Finding.of(person.mobile().equals(mobile)));
    }
}
