package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

/** Makes an authority fail on purpose, and tells what it was asked. */
@Path("/authorities")
@Produces(MediaType.APPLICATION_JSON)
public class SwitchboardResource {
    record FaultState(String authority, String mode, long delayMs) {}

    private final FaultSwitches switches;
    private final CallLog log;
    private final ObjectMapper mapper;

    SwitchboardResource(FaultSwitches switches, CallLog log, ObjectMapper mapper) {
        this.switches = switches;
        this.log = log;
        this.mapper = mapper;
    }

    @PUT
    @Path("/{authority}/fault")
    @Consumes(MediaType.APPLICATION_JSON)
    public FaultState set(@PathParam("authority") String code, byte[] body) {
        Authority authority = authority(code);
        RequestBody request = RequestBody.parse(mapper, body).only("mode", "delayMs");
        FaultMode mode = FaultMode.ofCode(request.text("mode"))
                .orElseThrow(() ->
                        new Refusal(400, "unknown-mode", "mode is one of " + String.join(", ", FaultMode.codes())));
        if (mode == FaultMode.WRONG_PERSON && !authority.answersAboutPeople()) {
            throw new Refusal(400, "unknown-mode", authority.code() + " does not answer about people");
        }
        if (mode == FaultMode.UNSIGNED && !authority.signs()) {
            throw new Refusal(400, "unknown-mode", authority.code() + " signs nothing");
        }
        switches.set(authority, fault(mode, request.number("delayMs", 0)));
        return state(authority);
    }

    @GET
    @Path("/{authority}/fault")
    public FaultState get(@PathParam("authority") String code) {
        return state(authority(code));
    }

    @GET
    @Path("/{authority}/calls")
    public List<Call> calls(@PathParam("authority") String code) {
        return log.of(authority(code));
    }

    private static Fault fault(FaultMode mode, long delayMs) {
        try {
            return new Fault(mode, Duration.ofMillis(delayMs));
        } catch (IllegalArgumentException outOfRange) {
            throw new Refusal(400, "bad-request", "delayMs is out of range");
        }
    }

    private FaultState state(Authority authority) {
        Fault fault = switches.of(authority);
        return new FaultState(
                authority.code(), fault.mode().code(), fault.delay().toMillis());
    }

    private static Authority authority(String code) {
        return Authority.ofCode(code)
                .orElseThrow(() -> new Refusal(
                        404, "unknown-authority", "the authorities are " + String.join(", ", Authority.codes())));
    }
}
