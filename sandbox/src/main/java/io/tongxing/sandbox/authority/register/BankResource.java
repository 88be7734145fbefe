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
import java.util.Optional;

/** The simulated bank: is this card of this person, and, where it is asked, is this the mobile the bank has? */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BankResource {
    private static final String ORGANIZATION = "模拟银行 Simulated bank";

    private final Registers registers;
    private final Answering answering;

    BankResource(Registers registers, Answering answering) {
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/bank/verify")
    public Uni<Response> verify(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.BANK, new Question(connection, body), this::threeOrFourElements);
    }

    private Answer threeOrFourElements(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber", "bankCard", "mobile");
        Claim claim = Claim.of(question);
        String card = question.text("bankCard");
        Optional<String> mobile = question.optionalText("mobile");
        return registers.answer(
                ORGANIZATION,
                claim,
                person -> Finding.of(person.bankCard().equals(card)
                        && mobile.map(person.mobileAtBank()::equals).orElse(true)));
    }
}
