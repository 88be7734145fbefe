package io.tongxing.sandbox.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The simulated SMS gateway: takes messages for any mobile and shows them to whoever asks, which no real one would. */
@Path("/authorities")
@Produces(MediaType.APPLICATION_JSON)
public class SmsGatewayResource {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final Answering answering;
    private final Mailboxes mailboxes;
    private final Clock clock;

    SmsGatewayResource(Answering answering, Mailboxes mailboxes, Clock clock) {
        this.answering = answering;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @POST
    @Path("/sms/send")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> send(byte[] body, @Context HttpServerRequest connection) {
        return answering.answer(Authority.SMS, new Question(connection, body), this::sending);
    }

    private Answer sending(RequestBody question) {
        question.only("requestId", "mobile", "text").text("requestId");
        String text = question.text("text");
        String mobile = question.text("mobile");
        if (!MOBILE.matcher(mobile).matches()) {
            throw RequestBody.wrong("mobile", "11 digits are expected");
        }
        return Answer.of(() -> Reply.json(202, deliver(mobile, text)));
    }

    @GET
    @Path("/sms/{mobile: 1[3-9]\\d{9}}")
    public List<Mailboxes.Message> messages(@PathParam("mobile") String mobile) {
        return mailboxes.of(mobile);
    }

    private Map<String, String> deliver(String mobile, String text) {
        String messageId = UUID.randomUUID().toString();
        mailboxes.deliver(mobile, new Mailboxes.Message(text, clock.instant().toString(), messageId));
        return Map.of("messageId", messageId);
    }
}
