package io.tongxing.identity.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answers as JSON that no cache keeps. A refusal says a reason code and nothing about anybody. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The answer in maps, lists, texts, numbers and truth values. */
    public static Response ok(Map<String, ?> answer) {
        return json(200, answer);
    }

    public static Response refusal(int status, String code) {
        return json(status, Map.of("error", code, "message", code.replace('-', ' ')));
    }

    /** Ends the request with a refusal from wherever it is found out. */
    public static WebApplicationException refuse(int status, String code) {
        return new WebApplicationException(code, refusal(status, code));
    }

    private static Response json(int status, Map<String, ?> answer) {
        try {
            return Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .entity(JSON.writeValueAsString(answer))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Maps of texts are always JSON", impossible);
        }
    }
}
