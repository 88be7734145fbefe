package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The client scopes of a realm: exactly the described ones, none of them a default of new clients, so that what a
 * department is told is always written at the department.
 */
final class ClientScopes {

    private final AdminApi api;
    private final String realm;
    private final List<String> changes;

    ClientScopes(AdminApi api, String realm, List<String> changes) {
        this.api = api;
        this.realm = realm;
        this.changes = changes;
    }

    void converge(JsonNode described, boolean complete) {
        if (!complete) {
            return;
        }
        JsonNode actual = api.get(path(realm, "client-scopes"));
        for (JsonNode scope : described) {
            converge(
                    scope, RealmDeployer.find(actual, "name", scope.path("name").asText()));
        }
        // After the new ones: a realm must never be without any.
        for (JsonNode present : actual) {
            String name = present.path("name").asText();
            if (RealmDeployer.find(described, "name", name).isMissingNode()) {
                api.delete(path(realm, "client-scopes", present.path("id").asText()));
                changes.add("client scope " + name + " deleted");
            }
        }
        for (String list : List.of("default-default-client-scopes", "default-optional-client-scopes")) {
            for (JsonNode scope : api.get(path(realm, list))) {
                api.delete(path(realm, list, scope.path("id").asText()));
                changes.add("client scope " + scope.path("name").asText() + " is no default any more");
            }
        }
    }

    private void converge(JsonNode scope, JsonNode present) {
        String name = scope.path("name").asText();
        ObjectNode bare = scope.deepCopy();
        bare.remove("protocolMappers");
        String id = present.path("id").asText();
        if (present.isMissingNode()) {
            id = api.post(path(realm, "client-scopes"), bare);
            changes.add("client scope " + name + " created");
        } else if (!Difference.isNone(bare, present)) {
            api.put(path(realm, "client-scopes", id), Difference.overlay((ObjectNode) present, bare));
            changes.add("client scope " + name + " set");
        }
        new Mappers(api, changes)
                .converge(
                        name,
                        path(realm, "client-scopes", id),
                        scope.path("protocol").asText(),
                        scope.path("protocolMappers"));
    }
}
