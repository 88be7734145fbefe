package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clients of a realm: described ones as described, the server's own ones disabled; others are left alone. */
final class Clients {

    private static final List<String> SCOPE_LISTS = List.of("defaultClientScopes", "optionalClientScopes");

    private final AdminApi api;
    private final String realm;
    private final List<String> changes;

    Clients(AdminApi api, String realm, List<String> changes) {
        this.api = api;
        this.realm = realm;
        this.changes = changes;
    }

    void converge(JsonNode described) {
        for (JsonNode client : described) {
            String clientId = client.path("clientId").asText();
            refuseWildcards(client);
            JsonNode present = lookUp(clientId);
            if (present.isMissingNode()) {
                api.post(path(realm, "clients"), client);
                changes.add("client " + clientId + " created");
                present = lookUp(clientId);
            }
            update(client, (ObjectNode) present);
            new Mappers(api, changes)
                    .converge(
                            clientId,
                            path(realm, "clients", present.path("id").asText()),
                            client.path("protocol").asText(),
                            client.path("protocolMappers"));
        }
    }

    void disable(JsonNode clientIds) {
        for (JsonNode clientId : clientIds) {
            JsonNode present = lookUp(clientId.asText());
            if (present.path("enabled").asBoolean()) {
                ObjectNode disabled = present.deepCopy();
                disabled.put("enabled", false);
                api.put(path(realm, "clients", present.path("id").asText()), disabled);
                changes.add("client " + clientId.asText() + " disabled");
            }
        }
    }

    /** An attacker who finds an open redirect behind a wildcard gets the code; therefore only whole addresses. */
    private static void refuseWildcards(JsonNode client) {
        for (JsonNode uri : client.path("redirectUris")) {
            if (uri.asText().contains("*") || uri.asText().contains("#")) {
                throw new RealmException("client " + client.path("clientId").asText() + ": " + uri.asText()
                        + " is not an exact redirect URI");
            }
        }
    }

    private JsonNode lookUp(String clientId) {
        return RealmDeployer.find(
                api.get(path(realm, "clients") + "?clientId=" + path(clientId).substring(1)), "clientId", clientId);
    }

    private void update(JsonNode client, ObjectNode present) {
        String clientId = client.path("clientId").asText();
        ObjectNode settings = client.deepCopy();
        settings.remove("protocolMappers");
        settings.remove(SCOPE_LISTS);
        if (!Difference.isNone(settings, present)) {
            ObjectNode wanted = Difference.overlay(present, settings);
            wanted.remove("protocolMappers");
            api.put(path(realm, "clients", present.path("id").asText()), wanted);
            changes.add("client " + clientId + " set");
        }
        Map<String, String> scopes = new HashMap<>();
        for (String list : SCOPE_LISTS) {
            if (client.has(list) && !Difference.isNone(client.path(list), present.path(list))) {
                if (scopes.isEmpty()) {
                    api.get(path(realm, "client-scopes"))
                            .forEach(scope -> scopes.put(
                                    scope.path("name").asText(),
                                    scope.path("id").asText()));
                }
                assign(client, present, list, scopes);
                changes.add("scopes of client " + clientId + " set");
            }
        }
    }

    private void assign(JsonNode client, JsonNode present, String list, Map<String, String> scopes) {
        String segment = list.equals("defaultClientScopes") ? "default-client-scopes" : "optional-client-scopes";
        String base = path(realm, "clients", present.path("id").asText(), segment);
        for (JsonNode scope : present.path(list)) {
            api.delete(base + path(idOf(scope, scopes)));
        }
        for (JsonNode scope : client.path(list)) {
            api.put(base + path(idOf(scope, scopes)), NullNode.getInstance());
        }
    }

    private static String idOf(JsonNode scope, Map<String, String> scopes) {
        String id = scopes.get(scope.asText());
        if (id == null) {
            throw new RealmException("there is no client scope " + scope.asText());
        }
        return id;
    }
}
