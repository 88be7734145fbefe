package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;

/** Makes a simulated authority fail until closed. All tests share the authorities, so close it at once. */
public final class FaultSwitch implements AutoCloseable {

    private final SandboxCalls calls;
    private final String authority;

    public FaultSwitch(URI sandbox, String authority) {
        this.calls = new SandboxCalls(sandbox);
        this.authority = authority;
    }

    /** {@code down}, {@code error}, {@code garbage} or {@code wrong-person}. */
    public FaultSwitch fails(String mode) {
        set(mode, Duration.ZERO);
        return this;
    }

    public FaultSwitch answersAfter(Duration delay) {
        set("slow", delay);
        return this;
    }

    /** The questions it was asked, newest first. */
    public JsonNode questions() {
        return calls.get("/authorities/" + authority + "/calls");
    }

    @Override
    public void close() {
        set("none", Duration.ZERO);
    }

    private void set(String mode, Duration delay) {
        calls.send(
                "PUT",
                "/authorities/" + authority + "/fault",
                JsonNodeFactory.instance.objectNode().put("mode", mode).put("delayMs", delay.toMillis()));
    }
}
