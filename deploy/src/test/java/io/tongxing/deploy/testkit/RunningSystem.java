package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.process.ServerProcess;
import io.tongxing.deploy.realm.AdminApi;
import io.tongxing.deploy.stack.Department;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system under test as a test with rights sees it: addresses, accounts, database, logs. It is the stack of this run or a
 * quickstart that runs already.
 *
 * @param data where its logs lie
 * @param own the stack of this run, for tests that need its superuser or take parts of it away; empty when attached
 */
public record RunningSystem(
        URI server,
        URI sandbox,
        URI management,
        List<Department> departments,
        ServerProcess.Database database,
        LocalStack.Login admin,
        List<LocalStack.Login> operators,
        Path data,
        Optional<LocalStack> own) {

    public static RunningSystem of(LocalStack stack) {
        return new RunningSystem(
                stack.server(),
                stack.sandbox(),
                stack.management(),
                stack.departments(),
                stack.database(),
                stack.admin(),
                stack.operators(),
                stack.data(),
                Optional.of(stack));
    }

    public static RunningSystem attached(Path summary) {
        JsonNode told = read(summary);
        List<Department> departments = new ArrayList<>();
        told.path("departments").forEach(department -> departments.add(department(department)));
        List<LocalStack.Login> operators = new ArrayList<>();
        told.path("operators").forEach(operator -> operators.add(login(operator)));
        return new RunningSystem(
                URI.create(told.path("server").asText()),
                URI.create(told.path("sandbox").asText()),
                URI.create(told.path("management").asText()),
                departments,
                new ServerProcess.Database(
                        told.path("database").path("url").asText(),
                        told.path("database").path("user").asText(),
                        told.path("database").path("password").asText()),
                login(told.path("admin")),
                operators,
                summary.toAbsolutePath().getParent(),
                Optional.empty());
    }

    public LocalStack.Login operator() {
        return operators.get(0);
    }

    public URI issuer() {
        return server.resolve("/realms/city");
    }

    public Department department(String clientId) {
        return departments.stream()
                .filter(department -> department.clientId().equals(clientId))
                .findFirst()
                .orElseThrow();
    }

    public Path log(String name) {
        return data.resolve(name);
    }

    public AdminApi adminApi() {
        return new AdminApi(server, admin.username(), admin.password());
    }

    /** To the database with the server's own rights. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /**
     * To the database with all rights, for what no role of the product may do. Of a quickstart that runs already the password
     * is in its data directory; who attaches a test to it has to know that nobody else is using it.
     */
    public Connection connectAsSuperuser() throws SQLException {
        if (own.isPresent()) {
            return own.get().postgres().connectAsSuperuser();
        }
        String password =
                read(data.resolve("secrets.json")).path("database-superuser").asText();
        return DriverManager.getConnection(database.url(), "postgres", password);
    }

    private static Department department(JsonNode told) {
        String protocol = told.path("protocol").asText();
        return new Department(
                told.path("clientId").asText(),
                told.hasNonNull("clientSecret") ? told.path("clientSecret").asText() : null,
                URI.create(told.path("url").asText()),
                URI.create(told.path("redirectUri").asText()),
                protocol.equals(Department.Protocol.SAML.wire())
                        ? Department.Protocol.SAML
                        : Department.Protocol.OPENID_CONNECT);
    }

    private static LocalStack.Login login(JsonNode told) {
        return new LocalStack.Login(
                told.path("username").asText(),
                told.path("password").asText(),
                told.hasNonNull("totpSecret") ? told.path("totpSecret").asText() : null);
    }

    private static JsonNode read(Path summary) {
        try {
            return new ObjectMapper().readTree(summary.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
