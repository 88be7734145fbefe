package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.CaseFile;
import io.tongxing.identity.cases.CaseKind;
import io.tongxing.identity.cases.CaseRefusedException;
import io.tongxing.identity.cases.Outcome;
import io.tongxing.identity.cases.Particulars;
import io.tongxing.identity.cases.WorkOnCases;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.OperatorRole;
import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.identity.platform.rest.OperatorGate;
import io.tongxing.identity.platform.rest.OwnTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Cases over REST. A step that is answered with 200 is committed; what follows it (messages, the end of sessions) happens after that. A step that is
 * refused leaves nothing but its entry in the journal.
 */
public final class CasesResource {
    private static final int PAGE = 200;

    private final OperatorGate gate;
    private final OwnTransaction<CasesFeatures> transaction;

    CasesResource(OperatorGate gate, OwnTransaction<CasesFeatures> transaction) {
        this.gate = gate;
        this.transaction = transaction;
    }

    /** The cases that wait for somebody, oldest first. */
    @GET
    public Response waiting() {
        gate.require(OperatorRole.CASE_OFFICER, OperatorRole.AUDITOR);
        List<Map<String, Object>> files = transaction.call(there ->
                there.caseStore().waiting(PAGE).stream().map(Views::summary).toList());
        return Answers.ok(Map.of("cases", files));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        JsonInput input = JsonInput.read(body);
        CaseKind kind = CaseKind.fromCode(input.text("kind", 40)).orElseThrow(() -> JsonInput.bad("kind"));
        UUID person = input.id("person");
        Optional<UUID> other = input.optional("otherPerson", 36).map(id -> JsonInput.id("otherPerson", id));
        Map<String, String> fields = input.texts("particulars");
        String reason = input.reason();
        return step(
                "opened",
                Optional.empty(),
                Optional.of(person),
                operator,
                work -> work.open(kind, person, other, new Particulars(fields), operator, reason));
    }

    /** The whole case with its particulars; journaled as a look at the person. */
    @POST
    @Path("{case}/view")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response view(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        try {
            return transaction
                    .call(there -> there.caseStore().find(caseId).map(file -> {
                        for (UUID person : file.persons()) {
                            there.lookUpPersons().view(person, operator, reason);
                        }
                        return Views.whole(file, there.caseStore().steps(caseId));
                    }))
                    .map(Answers::ok)
                    .orElseGet(() -> Answers.refusal(404, "no-such-case"));
        } catch (CaseRefusedException limited) {
            return Answers.refusal(429, limited.code());
        }
    }

    @POST
    @Path("{case}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        return step("confirmed", caseId, operator, work -> work.confirm(caseId, operator, reason));
    }

    @POST
    @Path("{case}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refuse(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        return step("refused", caseId, operator, work -> work.refuse(caseId, operator, reason));
    }

    @POST
    @Path("{case}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withdraw(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        return step("withdrawn", caseId, operator, work -> work.withdraw(caseId, operator, reason));
    }

    /** Asks for the undoing, or agrees to it. */
    @POST
    @Path("{case}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response undo(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        return step("undone", caseId, operator, work -> work.undo(caseId, operator, reason));
    }

    /** Does not agree to the undoing. */
    @POST
    @Path("{case}/keep")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keep(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        return step("kept", caseId, operator, work -> work.keep(caseId, operator, reason));
    }

    /** What a near relative may be handed, once the case allows it. */
    @POST
    @Path("{case}/hand-out")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response handOut(@PathParam("case") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID caseId = JsonInput.id("case", id);
        String reason = JsonInput.read(body).reason();
        try {
            return Answers.ok(
                    transaction.call(there -> Views.sheet(there.handOut().read(caseId, operator, reason))));
        } catch (CaseRefusedException refused) {
            return notDone("hand-out", Optional.of(caseId), Optional.empty(), operator, refused);
        }
    }

    private Response step(String step, UUID caseId, Operator operator, Function<WorkOnCases, Outcome> work) {
        return step(step, Optional.of(caseId), Optional.empty(), operator, work);
    }

    private Response step(
            String step,
            Optional<UUID> caseId,
            Optional<UUID> person,
            Operator operator,
            Function<WorkOnCases, Outcome> work) {
        Outcome outcome;
        try {
            outcome = transaction.call(there -> work.apply(there.workOnCases()));
        } catch (CaseRefusedException refused) {
            return notDone(step, caseId, person, operator, refused);
        }
        Optional<CaseFile> file = transaction.call(there -> {
            outcome.messages().forEach(message -> there.smsGateway().sendLater(message.to(), message.text()));
            if (!outcome.sessionsToEnd().isEmpty()) {
                transaction.later(there.afterwards(), then -> outcome.sessionsToEnd()
                        .forEach(account -> then.accounts().endSessions(account)));
            }
            return there.caseStore().find(outcome.caseId());
        });
        return Answers.ok(Views.summary(file.orElseThrow()));
    }

    private Response notDone(
            String step,
            Optional<UUID> caseId,
            Optional<UUID> person,
            Operator operator,
            CaseRefusedException refused) {
        transaction.run(there -> there.workOnCases().notDone(step, caseId, person, operator, refused.code()));
        boolean unknown = refused.code().startsWith("no-such-");
        boolean input = refused.code().startsWith("bad-");
        int status = unknown ? 404 : input ? 400 : 409;
        return Answers.refusal(status, refused.code());
    }
}
