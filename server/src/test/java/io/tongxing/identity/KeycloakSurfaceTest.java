package io.tongxing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The types of Keycloak that we touch, held against docs/keycloak-surface.txt: what an upgrade must be checked for is a list, and a new name on it
 * is a line somebody reads.
 */
class KeycloakSurfaceTest {
    private static final Path APPROVED = Path.of("..", "docs", "keycloak-surface.txt");

    @Test
    void keycloakSurfaceIsTheApprovedOne() throws IOException {
        TreeSet<String> touched = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ArchitectureTest.NoTestJars())
                .importPackages("io.tongxing")
                .forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith("org.keycloak")) {
                        touched.add(target.getName());
                    }
                }));
        Files.write(Path.of("target", "keycloak-surface.txt"), touched);
        List<String> approved = Files.readAllLines(APPROVED).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        assertThat(touched)
                .as("types of Keycloak; the list as it is now stands in server/target/keycloak-surface.txt")
                .containsExactlyElementsOf(approved);
    }
}
