package io.tongxing.identity.cases.rest;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.OperatorRole;
import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.identity.platform.rest.OperatorGate;
import io.tongxing.identity.platform.rest.OwnTransaction;
import io.tongxing.identity.proofing.CounterAppointment;
import io.tongxing.identity.proofing.CounterProofing;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.spi.ClaimedIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The clerks' counter: a resident's code leads to their turn, and what the document says is typed and compared here. */
public final class CounterResource {
    private final OperatorGate gate;
    private final OwnTransaction<CasesFeatures> transaction;

    CounterResource(OperatorGate gate, OwnTransaction<CasesFeatures> transaction) {
        this.gate = gate;
        this.transaction = transaction;
    }

    /** Whose turn a code is, masked: enough to see that the right person stands there. */
    @POST
    @Path("turns")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response turn(InputStream body) {
        Operator clerk = gate.require(OperatorRole.CLERK);
        String code = code(JsonInput.read(body));
        Optional<Map<String, Object>> answer = transaction.call(there -> there.counterProofing()
                .find(code, clerk)
                .map(turn -> view(turn, there.proveIdentity().registered(turn.personId()), there)));
        return answer.map(Answers::ok).orElseGet(() -> Answers.refusal(404, "no-such-turn"));
    }

    private static Map<String, Object> view(
            CounterAppointment turn, Optional<CurrentIdentity> registered, CasesFeatures there) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("appointment", turn.appointmentId().toString());
        view.put("person", turn.personId().toString());
        view.put("state", turn.state().code());
        view.put("correctable", there.proveIdentity().mayCorrect(turn.personId()));
        registered.ifPresent(identity -> {
            view.put("maskedName", identity.name().masked());
            view.put("documentType", identity.document().type().code());
            view.put("maskedNumber", identity.document().masked());
        });
        return view;
    }

    /** A clerk has compared person and document; the first look or the second one, by the state of the turn. */
    @POST
    @Path("looks")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response look(InputStream body) {
        Operator clerk = gate.require(OperatorRole.CLERK);
        JsonInput input = JsonInput.read(body);
        String code = code(input);
        ClaimedIdentity shown = Documents.identity(input);
        CounterProofing.Result result;
        try {
            result = transaction.call(there -> there.counterProofing()
                    .find(code, clerk)
                    .map(turn -> there.counterProofing().look(turn, shown, clerk))
                    .orElse(CounterProofing.Result.NOT_OPEN));
        } catch (IdentifierTakenException held) {
            transaction.run(there -> there.counterProofing().find(code, clerk).ifPresent(turn -> there.counterProofing()
                    .clash(turn, shown, clerk)));
            result = CounterProofing.Result.NUMBER_HELD_ELSEWHERE;
        }
        return switch (result) {
            case CONFIRMED -> Answers.ok(Map.of("result", result.code()));
            case LIMITED -> Answers.refusal(429, "limited");
            case NOT_OPEN -> Answers.refusal(404, "no-such-turn");
            case MISMATCH, BUSY, SAME_PERSON, NUMBER_HELD_ELSEWHERE -> Answers.refusal(409, result.code());
        };
    }

    private static String code(JsonInput input) {
        String code = input.text("code", 20).replace(" ", "");
        if (!code.matches("[0-9]{8}")) {
            throw JsonInput.bad("code");
        }
        return code;
    }
}
