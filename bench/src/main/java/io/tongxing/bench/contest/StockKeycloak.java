package io.tongxing.bench.contest;

import static io.tongxing.deploy.realm.AdminApi.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.bench.oidc.Account;
import io.tongxing.bench.oidc.Client;
import io.tongxing.bench.oidc.Http;
import io.tongxing.bench.oidc.RelyingParty;
import io.tongxing.bench.oidc.TokenEndpoint;
import io.tongxing.bench.process.ServerJvm;
import io.tongxing.deploy.postgres.LocalPostgres;
import io.tongxing.deploy.process.ServerProcess;
import io.tongxing.deploy.realm.AdminApi;
import io.tongxing.deploy.stack.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Released Keycloak on a database of its own, with one realm of default settings. */
final class StockKeycloak implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "bench";
    private static final String ADMIN = "admin";
    /** Nobody listens there and nobody needs to. */
    private static final URI REDIRECT = URI.create("http://127.0.0.1:1/callback");

    private final LocalPostgres postgres;
    private @Nullable ServerProcess server;

    private StockKeycloak(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** Returns when it answers. Nothing is left running when it throws. */
    static StockKeycloak start(Path home, Path data, Ports ports, String adminPassword, Consumer<String> progress) {
        String databasePassword = Secret.fresh();
        LocalPostgres postgres = LocalPostgres.start(new LocalPostgres.Settings(
                data.resolve("postgres"),
                data.resolve("postgres"),
                ports.postgres(),
                Secret.fresh(),
                databasePassword));
        StockKeycloak keycloak = new StockKeycloak(postgres);
        try {
            ServerProcess started = ServerProcess.start(new ServerProcess.Settings(
                    home,
                    ports.server(),
                    ports.management(),
                    new ServerProcess.Database(postgres.url(), "tongxing", databasePassword),
                    new ServerProcess.Admin(ADMIN, adminPassword),
                    data.resolve("server.log"),
                    // As ours. The default would look for other nodes on every network card of this machine.
                    List.of("--cache=local")));
            keycloak.server = started;
            started.awaitReady(progress);
            return keycloak;
        } catch (InterruptedException e) {
            keycloak.close();
            Thread.currentThread().interrupt();
            throw new ContestException("interrupted while stock Keycloak started", e);
        } catch (RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    /** Makes realm, clients and accounts. */
    static Contestant contestant(Http http, Ports ports, String adminPassword, int accounts) {
        URI url = URI.create("http://127.0.0.1:" + ports.server());
        AdminApi api = new AdminApi(url, ADMIN, adminPassword);
        api.post("", JSON.createObjectNode().put("realm", REALM).put("enabled", true));
        Client department = new Client("department", Secret.fresh());
        ObjectNode web = client(department).put("standardFlowEnabled", true);
        web.putArray("redirectUris").add(REDIRECT.toString());
        web.putObject("attributes").put("pkce.code.challenge.method", "S256");
        api.post(path(REALM, "clients"), web);
        Client machine = new Client("machine", Secret.fresh());
        api.post(
                path(REALM, "clients"),
                client(machine).put("standardFlowEnabled", false).put("serviceAccountsEnabled", true));
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            people.add(account(api, "resident-" + i));
        }
        URI issuer = url.resolve("/realms/" + REALM);
        return new Contestant(
                "stock",
                new RelyingParty(new TokenEndpoint(http, issuer, department), REDIRECT, "openid"),
                new TokenEndpoint(http, issuer, machine),
                people,
                ServerJvm.listeningOn(ports.server()),
                tokens -> tokens.idTokenClaims());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    private static ObjectNode client(Client client) {
        return JSON.createObjectNode()
                .put("clientId", client.id())
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("secret", client.secret());
    }

    /** Complete by the default user profile, or the first login would stop to ask for what is missing. */
    private static Account account(AdminApi api, String name) {
        Account account = new Account(name, Secret.fresh());
        ObjectNode user = JSON.createObjectNode()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@example.org")
                .put("emailVerified", true)
                .put("firstName", "Resident")
                .put("lastName", name);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", account.password())
                .put("temporary", false);
        api.post(path(REALM, "users"), user);
        return account;
    }
}
