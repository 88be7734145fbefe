package io.tongxing.deploy.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.deploy.realm.AdminApi;

/** Makes a department one that asks for consent, which none of the sample departments is, until closed. */
final class ConsentSwitch implements AutoCloseable {

    private final AdminApi admin;
    private final String path;

    ConsentSwitch(AdminApi admin, String clientId) {
        this.admin = admin;
        String id = admin.get("/city/clients?clientId=" + clientId)
                .get(0)
                .path("id")
                .asText();
        this.path = AdminApi.path("city", "clients", id);
        set(true);
    }

    @Override
    public void close() {
        set(false);
    }

    private void set(boolean required) {
        ObjectNode client = (ObjectNode) admin.get(path);
        client.put("consentRequired", required);
        // Without it Keycloak finds nothing to ask about, and asks nothing.
        client.withObject("/attributes").put("display.on.consent.screen", Boolean.toString(required));
        admin.put(path, client);
    }
}
