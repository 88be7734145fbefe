package io.tongxing.deploy.stack;

import io.tongxing.deploy.postgres.LocalPostgres;
import io.tongxing.deploy.process.SandboxProcess;
import io.tongxing.deploy.process.ServerProcess;
import io.tongxing.deploy.realm.AdminApi;
import io.tongxing.deploy.realm.OperatorAccount;
import io.tongxing.deploy.realm.RealmDeployer;
import io.tongxing.deploy.realm.RealmDescription;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Database, server, realms and sandbox on this machine, running until {@link #close()}.
 *
 * <p>All it knows lies in the data directory; another start on it finds the same residents, keys and secrets. When
 * {@link #start} throws, nothing is left running. It ends with this process at the latest.
 */
public final class LocalStack implements AutoCloseable {

    private static final String ADMIN = "admin";
    private static final List<String> OPERATORS = List.of("operator", "operator-2");

    /** In a city nobody both acts and audits; a sandbox has two people for everything. */
    private static final List<String> STAFF_ROLES = List.of("auditor", "clerk", "case-officer", "key-officer");

    private final Settings settings;
    private final Secrets secrets;
    private final List<Department> departments;
    private final Thread atExit = new Thread(this::end, "stop-stack");
    private final DataLock lock;
    private @Nullable LocalPostgres postgres;
    private @Nullable ServerProcess server;
    private @Nullable SandboxProcess sandbox;
    private boolean ended;

    /**
     * What to start and where.
     *
     * @param serverOptions further options of the server, for tests that need another limit
     */
    public record Settings(Installation installation, Path data, Ports ports, List<String> serverOptions) {

        public Settings {
            data = data.toAbsolutePath().normalize();
            serverOptions = List.copyOf(serverOptions);
        }

        public Settings(Installation installation, Path data, Ports ports) {
            this(installation, data, ports, List.of());
        }
    }

    /** Who may log in where, with what. */
    public record Login(
            String username, String password, @Nullable String totpSecret) {

        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    private LocalStack(Settings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.data());
        Files.setPosixFilePermissions(settings.data(), PosixFilePermissions.fromString("rwx------"));
        this.lock = DataLock.on(settings.data());
        this.secrets = Secrets.of(settings.data());
        this.departments = new ArrayList<>();
        for (String clientId : Department.OIDC_IDS) {
            departments.add(
                    Department.oidc(sandbox().toString(), clientId, secrets.password("department-" + clientId)));
        }
        departments.add(Department.saml(sandbox().toString()));
    }

    /** Returns when everything answers. */
    public static LocalStack start(Settings settings, Consumer<String> progress) {
        try {
            LocalStack stack = new LocalStack(settings);
            Runtime.getRuntime().addShutdownHook(stack.atExit);
            try {
                stack.startAll(progress);
            } catch (IOException | InterruptedException | RuntimeException e) {
                stack.close();
                throw e;
            }
            return stack;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while starting", e);
        } catch (IOException e) {
            throw new StackException("cannot start in " + settings.data() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Ends what a stack on {@code data} left running when its own process was killed. A stack that is alive is an
     * {@link OccupiedException}.
     */
    public static void endOrphans(Path data) throws IOException {
        if (!Files.exists(data.resolve(DataLock.FILE))) {
            return;
        }
        try (DataLock lock = DataLock.on(data)) {
            SandboxProcess.endOrphan(data.resolve("sandbox.log"));
            ServerProcess.endOrphan(data.resolve("server.log"));
            LocalPostgres.endOrphan(data.resolve("postgres"));
        }
    }

    public URI server() {
        return URI.create("http://127.0.0.1:" + settings.ports().server());
    }

    public URI issuer() {
        return server().resolve("/realms/city");
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + settings.ports().management());
    }

    public URI sandbox() {
        return URI.create("http://127.0.0.1:" + settings.ports().sandbox());
    }

    public List<Department> departments() {
        return List.copyOf(departments);
    }

    public Login admin() {
        return new Login(ADMIN, secret("admin"), null);
    }

    public Login operator() {
        return operators().get(0);
    }

    /** Two members of staff, since much of what they do needs a second one. */
    public List<Login> operators() {
        List<Login> logins = new ArrayList<>();
        try {
            for (String name : OPERATORS) {
                logins.add(new Login(name, secrets.password(name), secrets.base32(name + "-totp")));
            }
        } catch (IOException e) {
            throw new StackException("secrets cannot be written", e);
        }
        return List.copyOf(logins);
    }

    /** The database as the server sees it. */
    public ServerProcess.Database database() {
        return new ServerProcess.Database(postgres().url(), "tongxing", secret("database"));
    }

    public LocalPostgres postgres() {
        return running(postgres, "PostgreSQL");
    }

    /** What the children print: {@code server.log}, {@code sandbox.log}; PostgreSQL's is {@code postgres/postgres.log}. */
    public Path log(String name) {
        return settings.data().resolve(name);
    }

    public Path data() {
        return settings.data();
    }

    public AdminApi adminApi() {
        return new AdminApi(server(), ADMIN, secret("admin"));
    }

    /** The realm descriptions with this installation's values, in the order in which they are applied. */
    public List<RealmDescription> realms() {
        try {
            Map<String, String> values = new HashMap<>();
            values.put("TONGXING_SSL_REQUIRED", "external");
            values.put("TONGXING_SANDBOX_URL", sandbox().toString());
            values.put("TONGXING_SAML_CERTIFICATE", samlCertificate().encoded());
            for (Department department : departments) {
                if (department.secret() != null) {
                    values.put(Department.variable("TONGXING_SECRET_", department.clientId()), department.secret());
                }
            }
            return List.of(
                    RealmDescription.shipped("city", values),
                    RealmDescription.shipped("operators", values),
                    RealmDescription.shipped("sandbox-departments", values),
                    RealmDescription.shipped("sandbox-operators", values),
                    RealmDescription.shipped("master", values));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (IOException e) {
            throw new StackException("secrets cannot be read", e);
        }
    }

    /** Takes the database away under the running server. */
    public void stopPostgres() {
        postgres().stop();
    }

    public void startPostgres() {
        postgres().start();
    }

    /** Stops the server, gracefully or as by a power cut, and starts it again on the same data. */
    public void restartServer(boolean powerCut) throws InterruptedException {
        ServerProcess old = running(server, "the server");
        if (powerCut) {
            old.kill();
        }
        old.close();
        startServer();
        running(server, "the server").awaitReady(message -> {});
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The machine is going down: the hook has done or does the same.
            return;
        }
    }

    private void startAll(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("starting PostgreSQL");
        takePostgres().open();
        progress.accept("starting identity server and sandbox");
        startServer();
        startSandbox();
        running(server, "the server").awaitReady(progress);
        progress.accept("applying realms");
        RealmDeployer deployer = new RealmDeployer(adminApi());
        for (RealmDescription realm : realms()) {
            deployer.deployIfChanged(realm);
        }
        for (Login operator : operators()) {
            new OperatorAccount(operator.username(), STAFF_ROLES)
                    .createIfMissing(adminApi(), operator.password(), secrets.base32(operator.username() + "-totp"));
        }
        running(sandbox, "the sandbox").awaitReady(progress);
        trustedLists().fetch(sandbox());
    }

    private synchronized LocalPostgres takePostgres() throws IOException {
        refuseWhenEnded();
        LocalPostgres taken = LocalPostgres.on(new LocalPostgres.Settings(
                settings.data().resolve("postgres"),
                settings.data().resolve("postgres"),
                settings.ports().postgres(),
                secrets.password("database-superuser"),
                secrets.password("database")));
        postgres = taken;
        return taken;
    }

    /** A signal can end the stack while it starts; what would start after that would be left behind. */
    private void refuseWhenEnded() {
        if (ended) {
            throw new StackException("stopped while starting");
        }
    }

    private synchronized void startServer() {
        refuseWhenEnded();
        try {
            server = ServerProcess.start(new ServerProcess.Settings(
                    settings.installation().server(),
                    settings.ports().server(),
                    settings.ports().management(),
                    database(),
                    new ServerProcess.Admin(ADMIN, secret("admin")),
                    log("server.log"),
                    serverOptions()));
        } catch (IOException e) {
            throw new StackException("secrets cannot be written", e);
        }
    }

    private List<String> serverOptions() throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--spi-tongxing--platform--key-file=" + secrets.keyFile("key-encryption-key"),
                "--spi-sms-gateway--http--url=" + sandbox().resolve("/authorities/sms/send")));
        options.addAll(new EvidenceSources(sandbox(), authorityKeys(), trustedLists()).options());
        options.addAll(settings.serverOptions());
        return options;
    }

    private TrustedLists trustedLists() {
        return new TrustedLists(settings.data().resolve("trust"));
    }

    private synchronized AuthorityKeys authorityKeys() throws IOException {
        return AuthorityKeys.in(settings.data().resolve("authority-keys"));
    }

    private synchronized void startSandbox() throws IOException, InterruptedException {
        refuseWhenEnded();
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "TONGXING_SANDBOX_PORT", Integer.toString(settings.ports().sandbox()));
        environment.put("TONGXING_SANDBOX_URL", sandbox().toString());
        environment.put("TONGXING_ISSUER", issuer().toString());
        environment.put("TONGXING_SANDBOX_COOKIE_SECRET", secrets.password("sandbox-cookies"));
        environment.put(
                "TONGXING_SANDBOX_STATE",
                settings.data().resolve("sandbox-state.json").toString());
        environment.put(
                "TONGXING_SANDBOX_AUTHORITY_KEYS", authorityKeys().directory().toString());
        environment.put("TONGXING_SANDBOX_SAML_KEY", samlCertificate().key().toString());
        environment.put(
                "TONGXING_SANDBOX_SAML_CERT", samlCertificate().certificate().toString());
        for (Department department : departments) {
            if (department.secret() != null) {
                environment.put(
                        Department.variable("TONGXING_SANDBOX_SECRET_", department.clientId()), department.secret());
            }
        }
        sandbox = SandboxProcess.start(new SandboxProcess.Settings(
                settings.installation().sandbox(),
                settings.installation().server(),
                sandbox(),
                environment,
                log("sandbox.log")));
    }

    private SigningCertificate samlCertificate() throws IOException, InterruptedException {
        return SigningCertificate.in(settings.data(), Department.SAML_ID, secrets.password("saml-store"));
    }

    /** Writers before what they write to. */
    private synchronized void end() {
        ended = true;
        if (sandbox != null) {
            sandbox.close();
        }
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        lock.close();
    }

    private String secret(String name) {
        try {
            return secrets.password(name);
        } catch (IOException e) {
            throw new StackException("secrets cannot be written", e);
        }
    }

    private static <T> T running(@Nullable T part, String name) {
        if (part == null) {
            throw new StackException(name + " is not running");
        }
        return part;
    }
}
