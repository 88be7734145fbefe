package io.tongxing.sandbox.authority;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A request that the sandbox cannot serve, told to the caller as JSON with a code a program can read. */
public final class Refusal extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    public Refusal(int status, String error, String message) {
        super(Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", error, "message", message))
                .build());
    }

    /** The same as the answer of an authority, which is signed like every other. */
    public Reply reply() {
        return Reply.json(getResponse().getStatus(), getResponse().getEntity());
    }
}
