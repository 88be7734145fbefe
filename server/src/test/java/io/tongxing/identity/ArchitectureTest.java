package io.tongxing.identity;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.keycloak.models.KeycloakSession;

/** Directions and habits that the server keeps; each rule says what would go wrong without it. */
@AnalyzeClasses(
        packages = {"io.tongxing.identity", "io.tongxing.realname"},
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** The contract test of evidence sources comes as a jar of tests, which the ready-made option does not know from product code. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String ROOT = "io.tongxing.identity.";
    private static final String[] FEATURES = {
        "subject",
        "proofing",
        "mandate",
        "relyingparty",
        "claims",
        "cases",
        "migration",
        "audit",
        "history",
        "notification",
        "signal",
        "statistics",
        "archive"
    };
    private static final Map<String, Set<String>> EDGES = Map.of(
            "platform", Set.of(),
            "audit", Set.of("platform"),
            "subject", Set.of("audit", "platform"),
            "relyingparty", Set.of("audit", "platform"),
            "proofing", Set.of("subject", "audit", "platform"),
            "claims", Set.of("proofing", "subject", "relyingparty", "audit", "platform"),
            "cases", Set.of("proofing", "subject", "audit", "platform"),
            "migration", Set.of("proofing", "subject", "audit", "platform"));

    private static String[] roots() {
        String[] roots = new String[FEATURES.length];
        for (int i = 0; i < FEATURES.length; i++) {
            roots[i] = ROOT + FEATURES[i];
        }
        return roots;
    }

    @ArchTest
    static final ArchRule featureRootsArePlainJava = noClasses()
            .that(resideInAnyPackage(roots()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.keycloak..",
                    "jakarta..",
                    "io.quarkus..",
                    "org.hibernate..",
                    "org.jdbi..",
                    "java.sql..",
                    "com.nimbusds..",
                    "org.bouncycastle.."))
            .because("what the product decides must outlive every library it runs on");

    @ArchTest
    static final ArchRule keycloakStaysInAdapters = noClasses()
            .that(not(resideInAnyPackage(
                    ROOT + "wiring..",
                    "io.tongxing.identity..keycloak..",
                    "io.tongxing.identity..rest..",
                    "io.tongxing.identity..postgres..",
                    "io.tongxing.realname.spi..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.keycloak.."))
            .because("Keycloak's extension points are internal and change with its releases");

    @ArchTest
    static final ArchRule keycloaksDatabaseIsTouchedInFewPlaces = noClasses()
            .that(not(resideInAnyPackage("io.tongxing.identity..postgres..", ROOT + "wiring..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.keycloak.connections.jpa..", "org.keycloak.models.jpa.."))
            .because("only stores know that there is a connection");

    @ArchTest
    static final ArchRule featuresKnowOnlyWhatTheyStandOn = classes()
            .that(resideInAPackage("io.tongxing.identity..").and(not(resideInAPackage(ROOT + "wiring.."))))
            .should(followTheEdges())
            .because("a new edge between features is a decision and belongs into this map");

    @ArchTest
    static final ArchRule nobodyReachesIntoAnotherFeature = classes()
            .that(resideInAPackage("io.tongxing.identity..").and(not(resideInAPackage(ROOT + "wiring.."))))
            .should(useOnlyRootsOfOthers())
            .because("a feature's adapters are its own business");

    @ArchTest
    static final ArchRule nothingKnowsTheWiring = noClasses()
            .that(not(resideInAPackage(ROOT + "wiring..")))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "wiring.."))
            .because("the composition root is the outermost place");

    @ArchTest
    static final ArchRule tokensAreBuiltWithoutOutsideCalls = noClasses()
            .that(resideInAPackage(ROOT + "claims.."))
            .should()
            .transitivelyDependOnClassesThat(resideInAPackage("java.net.http.."))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EvidenceVerifier.class)
            .because("a register that is slow must never make a login slow");

    @ArchTest
    static final ArchRule outboundHttpHasAPackageOfItsOwn = noClasses()
            .that(not(resideInAnyPackage(
                    ROOT + "proofing.authority.exchange..",
                    ROOT + "proofing.certificate..",
                    ROOT + "subject.sms..",
                    ROOT + "platform.http..")))
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http.."))
            .because("each outside system is one package with its own limits");

    @ArchTest
    static final ArchRule timeAndChanceComeFromThePlatform = noClasses()
            .that(not(resideInAPackage(ROOT + "platform..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callMethod(MessageDigest.class, "getInstance", String.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("what cannot be replaced cannot be tested");

    @ArchTest
    static final ArchRule threadsBelongToThePlatform = noClasses()
            .that(not(resideInAPackage(ROOT + "platform..")))
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .because("an unbounded thread pool is how one slow system stops all of them");

    @ArchTest
    static final ArchRule personalDataNeverPrintsItself = classes()
            .that()
            .areAnnotatedWith(PersonalData.class)
            .should(declareToString())
            .because("a record's own toString would put its values into the first log line that mentions it");

    @ArchTest
    static final ArchRule journalEntriesHoldNoPersonalTypes = noFields()
            .that()
            .areDeclaredIn(AuditEvent.class)
            .should()
            .haveRawType(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "personal data", (JavaClass type) -> type.isAnnotatedWith(PersonalData.class)))
            .because("entries are kept longer than the data they speak of");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..base..",
                    "..impl..",
                    "..dto..",
                    "..service..",
                    "..manager..")
            .because("such names collect whatever has no better place");

    @ArchTest
    static final ArchRule failuresHaveNames = noClasses()
            .should()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(RuntimeException.class, Throwable.class)
            .orShould()
            .callConstructor(RuntimeException.class, String.class, Throwable.class)
            .orShould()
            .callConstructor(Exception.class, String.class)
            .because("nobody can catch a nameless failure on purpose");

    @ArchTest
    static final ArchRule methodsDeclareWhatTheyThrow = methods()
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                    com.tngtech.archunit.lang.conditions.ArchConditions.declareThrowableOfType(Exception.class)))
            .because("'throws Exception' tells the caller nothing");

    @ArchTest
    static final ArchRule wiringKeepsNoSession = noFields()
            .that()
            .areDeclaredInClassesThat(resideInAPackage(ROOT + "wiring.."))
            .should()
            .haveRawType(KeycloakSession.class)
            .because("a factory lives as long as the server, a session as long as a request");

    @ArchTest
    static final ArchRule noStaticState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("state that belongs to nobody is shared by all tests and all requests");

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static ArchCondition<JavaClass> followTheEdges() {
        return new ArchCondition<>("depend only on the features below theirs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = feature(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = feature(dependency.getTargetClass());
                    boolean fine = to.isEmpty()
                            || to.equals(from)
                            || EDGES.getOrDefault(from, Set.of()).contains(to);
                    if (!fine) {
                        events.add(SimpleConditionEvent.violated(
                                type, from + " -> " + to + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useOnlyRootsOfOthers() {
        return new ArchCondition<>("use only the roots of other features") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = feature(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    String to = feature(target);
                    boolean child = !to.isEmpty() && !target.getPackageName().equals(ROOT + to);
                    if (child && !to.equals(from) && !to.equals("platform")) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> declareToString() {
        return new ArchCondition<>("declare toString") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean declared = type.tryGetMethod("toString").isPresent()
                        && !type.getMethod("toString").getModifiers().contains(JavaModifier.SYNTHETIC);
                if (!declared) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " prints its values"));
                }
            }
        };
    }
}
