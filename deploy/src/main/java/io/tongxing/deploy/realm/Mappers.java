package io.tongxing.deploy.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The protocol mappers of one client or client scope: exactly the described ones, found by name. */
final class Mappers {

    private final AdminApi api;
    private final List<String> changes;

    Mappers(AdminApi api, List<String> changes) {
        this.api = api;
        this.changes = changes;
    }

    void converge(String owner, String path, String protocol, JsonNode described) {
        String models = path + "/protocol-mappers/models";
        JsonNode actual = api.get(models);
        for (JsonNode mapper : described) {
            String name = mapper.path("name").asText();
            ObjectNode wanted = mapper.deepCopy();
            wanted.put("protocol", protocol);
            JsonNode present = RealmDeployer.find(actual, "name", name);
            if (present.isMissingNode()) {
                api.post(models, wanted);
                changes.add("mapper " + name + " of " + owner + " created");
            } else if (!Difference.isNone(wanted, present)) {
                wanted.set("id", present.path("id"));
                api.put(models + AdminApi.path(present.path("id").asText()), wanted);
                changes.add("mapper " + name + " of " + owner + " set");
            }
        }
        for (JsonNode present : actual) {
            String name = present.path("name").asText();
            if (RealmDeployer.find(described, "name", name).isMissingNode()) {
                api.delete(models + AdminApi.path(present.path("id").asText()));
                changes.add("mapper " + name + " of " + owner + " deleted");
            }
        }
    }
}
