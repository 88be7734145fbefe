package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A first member of staff of realm {@code operators}, with a password and a second factor from the start: whoever
 * had to set the second factor up at the first login could be anybody who knows the password.
 */
public record OperatorAccount(String username, List<String> roles) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "operators";

    /** Leaves an account that exists as it is. */
    public void createIfMissing(AdminApi api, String password, String totpSecret) {
        String query =
                path(REALM, "users") + "?exact=true&username=" + path(username).substring(1);
        if (api.get(query).isEmpty()) {
            api.post(path(REALM, "users"), representation(password, totpSecret));
        }
        String id = api.get(query).path(0).path("id").asText();
        String mappings = path(REALM, "users", id, "role-mappings", "realm");
        for (String role : roles) {
            if (RealmDeployer.find(api.get(mappings), "name", role).isMissingNode()) {
                api.post(mappings, JSON.createArrayNode().add(api.get(path(REALM, "roles", role))));
            }
        }
    }

    private ObjectNode representation(String password, String totpSecret) {
        ObjectNode user = JSON.createObjectNode().put("username", username).put("enabled", true);
        user.withArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        user.withArray("credentials")
                .addObject()
                .put("type", "otp")
                .put(
                        "secretData",
                        JSON.createObjectNode().put("value", totpSecret).toString())
                .put(
                        "credentialData",
                        JSON.createObjectNode()
                                .put("subType", "totp")
                                .put("digits", 6)
                                .put("counter", 0)
                                .put("period", 30)
                                .put("algorithm", "HmacSHA1")
                                .put("secretEncoding", "BASE32")
                                .toString());
        return user;
    }
}
