package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.CaseRefusedException;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.OperatorRole;
import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.identity.platform.rest.OperatorGate;
import io.tongxing.identity.platform.rest.OwnTransaction;
import io.tongxing.identity.subject.OperatorLook;
import io.tongxing.identity.subject.UnmaskIdentifier;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds persons and opens their file. Numbers come in bodies, never in a URL; each look has a reason that the person can read. */
public final class PersonsResource {
    private final OperatorGate gate;
    private final OwnTransaction<CasesFeatures> transaction;

    PersonsResource(OperatorGate gate, OwnTransaction<CasesFeatures> transaction) {
        this.gate = gate;
        this.transaction = transaction;
    }

    /** Exactly one document or one mobile; answers an id or none. */
    @POST
    @Path("search")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response search(InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        JsonInput input = JsonInput.read(body);
        String reason = input.reason();
        boolean byMobile = input.optional("mobile", 50).isPresent();
        var mobile = byMobile ? Optional.of(Documents.mobile(input, "mobile")) : Optional.<MobileNumber>empty();
        var document = byMobile ? Optional.<IdentityDocument>empty() : Optional.of(Documents.document(input));
        try {
            Optional<UUID> found = transaction.call(there -> mobile.map(
                            value -> there.lookUpPersons().byMobile(value, operator, reason))
                    .orElseGet(() -> there.lookUpPersons().byDocument(document.orElseThrow(), operator, reason)));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("found", found.isPresent());
            found.ifPresent(person -> answer.put("person", person.toString()));
            return Answers.ok(answer);
        } catch (CaseRefusedException limited) {
            return Answers.refusal(429, limited.code());
        }
    }

    /** The masked file of a person. */
    @POST
    @Path("{person}/view")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response view(@PathParam("person") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER, OperatorRole.AUDITOR);
        UUID person = JsonInput.id("person", id);
        String reason = JsonInput.read(body).reason();
        try {
            return transaction
                    .call(there -> there.lookUpPersons().view(person, operator, reason))
                    .map(found -> Answers.ok(Views.person(found)))
                    .orElseGet(() -> Answers.refusal(404, "no-such-person"));
        } catch (CaseRefusedException limited) {
            return Answers.refusal(429, limited.code());
        }
    }

    /** What is masked everywhere else, for a reason of a closed list and a case; the resident reads that it was looked at, and why. */
    @POST
    @Path("{person}/unmask")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unmask(@PathParam("person") String id, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UnmaskIdentifier.Request request = request(operator, JsonInput.id("person", id), JsonInput.read(body));
        return transaction
                .call(there -> there.unmaskIdentifier().look(request))
                .map(seen -> Answers.ok(Views.unmasked(seen)))
                .orElseGet(() -> Answers.refusal(429, "limit"));
    }

    private static UnmaskIdentifier.Request request(Operator operator, UUID person, JsonInput input) {
        Set<OperatorLook.Field> fields = Arrays.stream(input.text("fields", 60).split("[ ,]+"))
                .map(code -> OperatorLook.Field.fromCode(code).orElseThrow(() -> JsonInput.bad("fields")))
                .collect(Collectors.toSet());
        OperatorLook.Reason reason =
                OperatorLook.Reason.fromCode(input.text("reason", 60)).orElseThrow(() -> JsonInput.bad("reason"));
        try {
            return new UnmaskIdentifier.Request(
                    operator.id(),
                    person,
                    fields,
                    reason,
                    input.text("case", 64),
                    input.optional("note", 400).orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw JsonInput.bad("case");
        }
    }

    /** Takes a piece of evidence back; it is gone from the next token. */
    @POST
    @Path("{person}/evidence/{verification}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withdraw(
            @PathParam("person") String id, @PathParam("verification") String verification, InputStream body) {
        Operator operator = gate.require(OperatorRole.CASE_OFFICER);
        UUID person = JsonInput.id("person", id);
        UUID evidence = JsonInput.id("verification", verification);
        String reason = JsonInput.read(body).reason();
        if (operator.is(person)) {
            return Answers.refusal(409, "own-person");
        }
        boolean ended =
                transaction.call(there -> there.proveIdentity().withdraw(person, evidence, reason, operator.id()));
        return ended ? Answers.ok(Map.of("result", "withdrawn")) : Answers.refusal(404, "no-such-evidence");
    }
}
