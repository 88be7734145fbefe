package io.tongxing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The doors into the server: META-INF/services and the package wiring name the same classes. */
class DoorsTest {
    private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

    @Test
    void everyServiceLineIsAnInstanceOfItsService() throws IOException, ReflectiveOperationException {
        for (Path file : files(SERVICES)) {
            Class<?> service = Class.forName(file.getFileName().toString());
            for (String line : Files.readAllLines(file)) {
                Object door = Class.forName(line).getConstructor().newInstance();
                assertThat(door).as(line).isInstanceOf(service);
                assertThat(line).startsWith("io.tongxing.identity.wiring.");
            }
        }
    }

    @Test
    void everyDoorOfTheWiringIsListed() throws IOException, ReflectiveOperationException {
        TreeSet<String> listed = new TreeSet<>();
        for (Path file : files(SERVICES)) {
            listed.addAll(Files.readAllLines(file));
        }
        TreeSet<String> doors = new TreeSet<>();
        for (Path source : files(Path.of("src/main/java/io/tongxing/identity/wiring"))) {
            String name = source.getFileName().toString().replace(".java", "");
            if (name.equals("package-info")) {
                continue;
            }
            Class<?> type = Class.forName("io.tongxing.identity.wiring." + name);
            boolean door = ProviderFactory.class.isAssignableFrom(type) || Spi.class.isAssignableFrom(type);
            if (door && !Modifier.isAbstract(type.getModifiers())) {
                doors.add(type.getName());
            }
        }

        assertThat(listed).containsExactlyElementsOf(doors);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
