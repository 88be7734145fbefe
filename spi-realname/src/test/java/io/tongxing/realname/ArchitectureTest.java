package io.tongxing.realname;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tongxing.realname");

    @Test
    void moduleDependsOnTheJavaPlatformAlone() {
        classes()
                .that()
                .resideOutsideOfPackage("io.tongxing.realname.spi")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.tongxing.realname..", "org.jspecify.annotations"))
                .because("outsiders link against it, so it carries no server (R1)")
                .check(MODULE);
    }

    @Test
    void seamKnowsNoMoreOfKeycloakThanItsProviders() {
        classes()
                .that()
                .resideInAPackage("io.tongxing.realname.spi")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "io.tongxing.realname..", "org.jspecify.annotations", "org.keycloak.provider"))
                .because("an evidence source must not move with every change of Keycloak (R3)")
                .check(MODULE);
    }

    @Test
    void packagesKnowEachOtherInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("spi")
                .definedBy("io.tongxing.realname.spi")
                .layer("claims")
                .definedBy("io.tongxing.realname.claims")
                .layer("assurance")
                .definedBy("io.tongxing.realname.assurance")
                .layer("evidence")
                .definedBy("io.tongxing.realname.evidence")
                .whereLayer("spi")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("claims")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("assurance")
                .mayOnlyBeAccessedByLayers("claims")
                .check(MODULE);
    }

    @Test
    void assuranceHasNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage("io.tongxing.realname.assurance", "io.tongxing.realname.claims")
                .should()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("the same evidence gives the same level at the same instant, wherever it is asked")
                .check(MODULE);
    }

    @Test
    void noStaticFieldIsMutable() {
        noFields()
                .that()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .because("values are shared between threads (R17)")
                .check(MODULE);
    }
}
