package io.tongxing.deploy.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.deploy.realm.AdminApi;

/** One attribute of a department's client, set to something until closed; none of the sample departments has it. */
final class ClientAttribute implements AutoCloseable {
    private final AdminApi admin;
    private final String path;
    private final String name;

    ClientAttribute(AdminApi admin, String clientId, String name) {
        this.admin = admin;
        this.name = name;
        String id = admin.get("/city/clients?clientId=" + clientId)
                .get(0)
                .path("id")
                .asText();
        this.path = AdminApi.path("city", "clients", id);
    }

    ClientAttribute as(String value) {
        set(value);
        return this;
    }

    @Override
    public void close() {
        set("");
    }

    private void set(String value) {
        ObjectNode client = (ObjectNode) admin.get(path);
        client.withObject("/attributes").put(name, value);
        admin.put(path, client);
    }
}
