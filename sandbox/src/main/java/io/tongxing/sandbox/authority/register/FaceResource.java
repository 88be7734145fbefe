package io.tongxing.sandbox.authority.register;

import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.Answer;
import io.tongxing.sandbox.authority.Answering;
import io.tongxing.sandbox.authority.Authority;
import io.tongxing.sandbox.authority.Question;
import io.tongxing.sandbox.authority.RequestBody;
import io.tongxing.sandbox.authority.register.Registers.Finding;
import io.tongxing.sandbox.person.Person;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The simulated face comparison: is this live sample of the person whose photo is kept under that name and number? */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FaceResource {
    private static final String ORGANIZATION = "模拟人像比对系统 Simulated face comparison";
    private static final double ALIKE = 0.97;
    private static final double UNLIKE = 0.31;

    private final Registers registers;
    private final Answering answering;

    FaceResource(Registers registers, Answering answering) {
        this.registers = registers;
        this.answering = answering;
    }

    @POST
    @Path("/face/compare")
    public Uni<Response> compare(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.FACE, new Question(connection, body), this::comparison);
    }

    private Answer comparison(RequestBody question) {
        question.only("requestId", "name", "documentType", "documentNumber", "faceSample");
        Claim claim = Claim.of(question);
        String sample = question.text("faceSample");
        return registers.answer(ORGANIZATION, claim, person -> compareFace(person, sample));
    }

    /** Without a kept photo there is nothing to compare with, which says nothing about the person. */
    static Finding compareFace(Person person, String sample) {
        if (person.faceUnknown()) {
            return Finding.of(Result.CANNOT_COMPARE);
        }
        boolean same = person.faceSample().equals(sample);
        return new Finding(same ? Result.MATCH : Result.MISMATCH, same ? ALIKE : UNLIKE);
    }
}
