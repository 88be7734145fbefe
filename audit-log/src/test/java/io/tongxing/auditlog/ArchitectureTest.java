package io.tongxing.auditlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tongxing.auditlog");

    @Test
    void moduleDependsOnTheJavaPlatformAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.tongxing.auditlog..", "org.jspecify.annotations")
                .because("a verifier that links the server it verifies proves nothing (R2)")
                .check(MODULE);
    }

    @Test
    void noStaticFieldIsMutable() {
        noFields()
                .that()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .because("hashes depend on their input alone (R17)")
                .check(MODULE);
    }
}
