package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Brings realms to their described state.
 *
 * <p>Repeating it changes nothing; a run that broke off is completed by the next one. Residents, keys that exist and
 * whatever is not described stay as they are. A realm is open for logins only when all of it is in place.
 */
public final class RealmDeployer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdminApi api;

    public RealmDeployer(AdminApi api) {
        this.api = api;
    }

    /** Like {@link #deploy}, but believes the realm's own note of what was applied last: one call when nothing is new. */
    public List<String> deployIfChanged(RealmDescription description) {
        boolean same = api.find(path(description.realm()))
                .map(realm -> realm.path("attributes").path(noteOf(description)).asText())
                .filter(description.fingerprint()::equals)
                .isPresent();
        return same ? List.of() : deploy(description);
    }

    /** Compares everything, changes what differs and answers one line for each change, without any secret. */
    public List<String> deploy(RealmDescription description) {
        List<String> changes = new ArrayList<>();
        String realm = description.realm();
        JsonNode content = description.content();
        createRealm(content, changes);
        new ClientScopes(api, realm, changes).converge(content.path("clientScopes"), content.has("clientScopes"));
        ObjectNode settings =
                content.path("settings").isObject() ? content.path("settings").deepCopy() : JSON.createObjectNode();
        Flows flows = new Flows(api, realm, changes);
        settings.setAll(flows.createMissing(content.path("flows")));
        requiredActions(content, changes);
        userProfile(content, changes);
        roles(content, changes);
        settings(realm, settings, changes);
        flows.deleteReplaced(content.path("flows"));
        Clients clients = new Clients(api, realm, changes);
        clients.converge(content.path("clients"));
        clients.disable(content.path("disabledClients"));
        note(description, changes);
        return changes;
    }

    private void createRealm(JsonNode content, List<String> changes) {
        String realm = content.path("realm").asText();
        if (api.find(path(realm)).isPresent()) {
            addMissingKeys(realm, content.path("keys"), changes);
            return;
        }
        ObjectNode created = JSON.createObjectNode().put("realm", realm).put("enabled", false);
        // Given at birth, so that the server makes no keys and no scopes of its own.
        ArrayNode keys = created.putObject("components").putArray("org.keycloak.keys.KeyProvider");
        content.path("keys").forEach(key -> keys.add(component(key)));
        created.putArray("clientScopes");
        api.post("", created);
        changes.add("realm " + realm + " created");
    }

    /** A key that exists is never touched: what it signed must stay verifiable. */
    private void addMissingKeys(String realm, JsonNode keys, List<String> changes) {
        if (keys.isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        api.get(path(realm, "components") + "?type=org.keycloak.keys.KeyProvider")
                .forEach(key -> present.add(key.path("name").asText()));
        for (JsonNode key : keys) {
            if (!present.contains(key.path("name").asText())) {
                ObjectNode component = component(key);
                component.put("providerType", "org.keycloak.keys.KeyProvider");
                api.post(path(realm, "components"), component);
                changes.add("key " + key.path("name").asText() + " created");
            }
        }
    }

    private static ObjectNode component(JsonNode key) {
        ObjectNode component = JSON.createObjectNode()
                .put("name", key.path("name").asText())
                .put("providerId", key.path("providerId").asText());
        ObjectNode config = component.putObject("config");
        key.path("config").properties().forEach(entry -> config.putArray(entry.getKey())
                .add(entry.getValue()));
        return component;
    }

    /** Those that are described, and no others: a required action that nobody asked for is a page nobody tested. */
    private void requiredActions(JsonNode content, List<String> changes) {
        if (!content.has("requiredActions")) {
            return;
        }
        String base = path(content.path("realm").asText(), "authentication");
        JsonNode actual = api.get(base + "/required-actions");
        for (JsonNode action : content.path("requiredActions")) {
            if (find(actual, "alias", action.path("alias").asText()).isMissingNode()) {
                api.post(
                        base + "/register-required-action",
                        JSON.createObjectNode()
                                .put("providerId", action.path("providerId").asText())
                                .put("name", action.path("name").asText()));
                changes.add("required action " + action.path("alias").asText() + " registered");
            }
        }
        for (JsonNode present : api.get(base + "/required-actions")) {
            String alias = present.path("alias").asText();
            JsonNode described = find(content.path("requiredActions"), "alias", alias);
            ObjectNode wanted = described.isMissingNode()
                    ? JSON.createObjectNode().put("enabled", false).put("defaultAction", false)
                    : described.deepCopy();
            if (!Difference.isNone(wanted, present)) {
                api.put(base + "/required-actions" + path(alias), Difference.overlay((ObjectNode) present, wanted));
                changes.add("required action " + alias + " set");
            }
        }
    }

    private void userProfile(JsonNode content, List<String> changes) {
        if (!content.has("userProfile")) {
            return;
        }
        String profile = path(content.path("realm").asText(), "users", "profile");
        JsonNode actual = api.get(profile);
        // Not described is not allowed: attributes that nobody declared must not be settable.
        boolean unmanaged = actual.hasNonNull("unmanagedAttributePolicy");
        if (unmanaged || !Difference.isNone(content.path("userProfile"), actual)) {
            api.put(profile, content.path("userProfile"));
            changes.add("user profile set");
        }
    }

    private void roles(JsonNode content, List<String> changes) {
        String realm = content.path("realm").asText();
        for (JsonNode role : content.path("roles")) {
            String name = role.path("name").asText();
            if (api.find(path(realm, "roles", name)).isEmpty()) {
                api.post(path(realm, "roles"), role);
                changes.add("role " + name + " created");
            }
        }
        if (!content.has("defaultRoles")) {
            return;
        }
        Set<String> wanted = new HashSet<>();
        content.path("defaultRoles").forEach(role -> wanted.add(role.asText()));
        String composites = path(realm, "roles", "default-roles-" + realm, "composites");
        ArrayNode surplus = JSON.createArrayNode();
        for (JsonNode role : api.get(composites)) {
            if (!wanted.contains(role.path("name").asText())) {
                surplus.add(role);
            }
        }
        if (!surplus.isEmpty()) {
            api.delete(composites, surplus);
            changes.add("default roles reduced");
        }
    }

    private void settings(String realm, ObjectNode settings, List<String> changes) {
        JsonNode actual = api.get(path(realm));
        if (!Difference.isNone(settings, actual)) {
            ObjectNode update = settings.deepCopy();
            if (settings.has("attributes")) {
                // The server forgets attributes that are not sent along, notes of earlier deployments too.
                update.set(
                        "attributes",
                        Difference.overlay((ObjectNode) actual.path("attributes"), settings.path("attributes")));
            }
            api.put(path(realm), update);
            changes.add("settings of " + realm + " set");
        }
    }

    private void note(RealmDescription description, List<String> changes) {
        JsonNode realm = api.get(path(description.realm()));
        String note = noteOf(description);
        if (!realm.path("attributes").path(note).asText().equals(description.fingerprint())) {
            ObjectNode update = JSON.createObjectNode();
            ObjectNode attributes = update.putObject("attributes");
            attributes.setAll((ObjectNode) realm.path("attributes"));
            attributes.put(note, description.fingerprint());
            api.put(path(description.realm()), update);
            changes.add("note of " + description.name() + " written");
        }
    }

    private static String noteOf(RealmDescription description) {
        return "tongxing.applied." + description.name();
    }

    static JsonNode find(JsonNode array, String field, String value) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(element -> element.path(field).asText().equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
