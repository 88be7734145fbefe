package io.tongxing.identity.cases.rest;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.OperatorRole;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.RotatableKey;
import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.identity.platform.rest.OperatorGate;
import io.tongxing.identity.platform.rest.OwnTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Exchanges the keys of the vault while the server runs; the work goes on in the background, and a restart takes it up where it was. */
public final class KeysResource {
    private final OperatorGate gate;
    private final OwnTransaction<CasesFeatures> transaction;

    KeysResource(OperatorGate gate, OwnTransaction<CasesFeatures> transaction) {
        this.gate = gate;
        this.transaction = transaction;
    }

    /** The exchanges there were, newest first; one without an end is under way. */
    @GET
    @Path("rotations")
    public Response rotations() {
        gate.require(OperatorRole.KEY_OFFICER, OperatorRole.AUDITOR);
        return Answers.ok(Map.of("rotations", transaction.call(there -> there.keyRotations().status().stream()
                .map(KeysResource::view)
                .toList())));
    }

    /** Begins an exchange: {@code {"purpose":"seal"}} or {@code "index"}. */
    @POST
    @Path("rotations")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(InputStream body) {
        Operator officer = gate.require(OperatorRole.KEY_OFFICER);
        String code = JsonInput.read(body).text("purpose", 20);
        RotatableKey purpose = Arrays.stream(RotatableKey.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> JsonInput.bad("purpose"));
        Optional<KeyRotation> begun =
                transaction.call(there -> there.keyRotations().begin(purpose, officer.id()));
        return begun.map(rotation -> Answers.ok(view(rotation)))
                .orElseGet(() -> Answers.refusal(409, "rotation-under-way"));
    }

    private static Map<String, Object> view(KeyRotation rotation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rotation", rotation.rotationId().toString());
        view.put("purpose", rotation.purpose().name().toLowerCase(Locale.ROOT));
        view.put("phase", rotation.phase().name().toLowerCase(Locale.ROOT));
        view.put("phaseSince", rotation.phaseSince().toString());
        view.put("rowsDone", rotation.rowsDone());
        view.put("rowsTotal", rotation.rowsTotal());
        view.put("unreadable", rotation.unreadable());
        view.put("begunAt", rotation.begunAt().toString());
        rotation.switchedAt().ifPresent(at -> view.put("switchedAt", at.toString()));
        rotation.finishedAt().ifPresent(at -> view.put("finishedAt", at.toString()));
        return view;
    }
}
