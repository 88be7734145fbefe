package io.tongxing.identity.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's options as Keycloak reads them, for programs that run beside it: the environment before {@code conf/keycloak.conf}.
 */
public final class ServerConfiguration {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)(?::([^}]*))?}");

    private final Map<String, String> environment;
    private final Map<String, String> file;

    public ServerConfiguration(Map<String, String> environment, Map<String, String> file) {
        this.environment = Map.copyOf(environment);
        this.file = Map.copyOf(file);
    }

    /** Reads the file if there is one. */
    public static ServerConfiguration read(Path file, Map<String, String> environment) throws IOException {
        Map<String, String> options = new HashMap<>();
        if (Files.isReadable(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (!line.strip().startsWith("#") && equals > 0) {
                    options.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        }
        return new ServerConfiguration(environment, options);
    }

    /** An option by its name on the command line, without the dashes before it. */
    public Optional<String> get(String option) {
        String variable =
                "KC_" + option.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(file.get(option)).map(this::resolved));
    }

    private String resolved(String value) {
        return REFERENCE
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(environment.get(found.group(1)))
                        .orElse(found.group(2) == null ? "" : found.group(2))));
    }

    /** Where the database is. */
    public String databaseUrl() {
        return get("db-url")
                .orElseGet(() -> "jdbc:postgresql://"
                        + get("db-url-host").orElse("localhost")
                        + get("db-url-port").map(port -> ":" + port).orElse("")
                        + "/" + get("db-url-database").orElse("keycloak"));
    }
}
