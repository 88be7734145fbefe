package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Authentication flows, which are never changed: a flow carries a fingerprint of its description in its alias, so
 * another description is another flow. It is bound when it is complete; there is no moment at which somebody could
 * log in through half of one.
 */
final class Flows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdminApi api;
    private final String realm;
    private final String base;
    private final List<String> changes;

    Flows(AdminApi api, String realm, List<String> changes) {
        this.api = api;
        this.realm = realm;
        this.base = path(realm, "authentication");
        this.changes = changes;
    }

    /** Builds what is not there and answers the realm settings that bind them. */
    ObjectNode createMissing(JsonNode described) {
        ObjectNode bindings = JSON.createObjectNode();
        if (described.isEmpty()) {
            return bindings;
        }
        JsonNode actual = api.get(base + "/flows");
        for (JsonNode flow : described) {
            String alias = aliasOf(flow, flow.path("alias").asText());
            bindings.put(flow.path("bind").asText(), alias);
            JsonNode present = RealmDeployer.find(actual, "alias", alias);
            // Its description is written last, as the mark of a complete one.
            if (present.path("description")
                    .asText()
                    .equals(flow.path("description").asText())) {
                continue;
            }
            if (!present.isMissingNode()) {
                api.delete(base + "/flows" + path(present.path("id").asText()));
            }
            create(flow, alias);
            changes.add("flow " + alias + " created");
        }
        return bindings;
    }

    /** Deletes earlier versions; logins under way in them start again. */
    void deleteReplaced(JsonNode described) {
        Set<String> current = new HashSet<>();
        Set<String> names = new HashSet<>();
        described.forEach(flow -> {
            names.add(flow.path("alias").asText());
            current.add(aliasOf(flow, flow.path("alias").asText()));
        });
        if (current.isEmpty()) {
            return;
        }
        for (JsonNode present : api.get(base + "/flows")) {
            String alias = present.path("alias").asText();
            // A flow of another name may still be bound: this description says nothing about it.
            boolean earlier =
                    alias.matches(".*-v[0-9a-f]{8}") && names.contains(alias.substring(0, alias.length() - 10));
            if (earlier && present.path("topLevel").asBoolean() && !current.contains(alias)) {
                api.delete(base + "/flows" + path(present.path("id").asText()));
                changes.add("flow " + alias + " of " + realm + " deleted");
            }
        }
    }

    private void create(JsonNode flow, String alias) {
        ObjectNode top = JSON.createObjectNode()
                .put("alias", alias)
                .put("providerId", "basic-flow")
                .put("topLevel", true)
                .put("builtIn", false)
                .put("description", "");
        String id = api.post(base + "/flows", top);
        addExecutions(flow, alias, flow.path("executions"));
        top.put("id", id).put("description", flow.path("description").asText());
        api.put(base + "/flows" + path(id), top);
    }

    private void addExecutions(JsonNode root, String parent, JsonNode executions) {
        for (JsonNode execution : executions) {
            boolean isFlow = execution.has("flow");
            String id;
            if (isFlow) {
                String alias = aliasOf(root, execution.path("flow").asText());
                api.post(
                        base + "/flows" + path(parent) + "/executions/flow",
                        JSON.createObjectNode()
                                .put("alias", alias)
                                .put("type", "basic-flow")
                                .put(
                                        "description",
                                        execution.path("description").asText()));
                id = executionOf(parent, alias);
                addExecutions(root, alias, execution.path("executions"));
            } else {
                id = api.post(
                        base + "/flows" + path(parent) + "/executions/execution",
                        JSON.createObjectNode()
                                .put("provider", execution.path("authenticator").asText()));
            }
            require(parent, id, execution.path("requirement").asText());
            if (execution.has("config")) {
                ObjectNode config = JSON.createObjectNode().put("alias", "of " + id);
                config.set("config", execution.path("config"));
                api.post(base + "/executions" + path(id) + "/config", config);
            }
        }
    }

    private String executionOf(String parent, String subflow) {
        for (JsonNode execution : api.get(base + "/flows" + path(parent) + "/executions")) {
            if (execution.path("level").asInt() == 0
                    && execution.path("displayName").asText().equals(subflow)) {
                return execution.path("id").asText();
            }
        }
        throw new RealmException("flow " + subflow + " was not added to " + parent);
    }

    private void require(String parent, String id, String requirement) {
        String executions = base + "/flows" + path(parent) + "/executions";
        JsonNode present = RealmDeployer.find(api.get(executions), "id", id);
        ObjectNode wanted = present.deepCopy();
        wanted.put("requirement", requirement);
        api.put(executions, wanted);
    }

    private static String aliasOf(JsonNode root, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return name + "-v" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
