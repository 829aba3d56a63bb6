package org.computevoucher.testkit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RestController;

/**
 * The seams of a service, given its base package ({@code root}): each package beneath it is a
 * capability. A rule that matches no class fails: ArchUnit's own default.
 */
public final class ServiceRules {

    /**
     * Time, ids and chance are arguments of a command; only what answers HTTP, and what the
     * calendar sets going, asks for them.
     */
    public static final ArchRule TIME_IDS_AND_RANDOMNESS_ENTER_AT_THE_EDGE =
            noClasses()
                    .that()
                    .areNotAnnotatedWith(RestController.class)
                    .and()
                    .areNotAssignableTo(SmartLifecycle.class)
                    .and()
                    // what wires a service hands the clock on, and an automation sends commands
                    .areNotAnnotatedWith(SpringBootApplication.class)
                    .and()
                    .haveSimpleNameNotEndingWith("Capability")
                    .and()
                    .haveSimpleNameNotStartingWith("When")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Ids.class, java.util.Random.class)
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    private static final String[] OF_EVERY_PROBLEM = {
        "type", "title", "status", "detail", "instance", "reason", "correlationId"
    };

    private static final String PLATFORM = "org.computevoucher.platform";

    private ServiceRules() {}

    /** What goes over the wire is known to {@code contract} alone. */
    public static ArchRule onlyContractKnowsAvro(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packageOf(root, "contract"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "computevoucher..", "org.apache.avro..", "org.computevoucher.schemas..");
    }

    /** These capabilities are rules: they know Java, money, refusals and each other. */
    public static ArchRule rulesArePlainJava(String root, String... capabilities) {
        String[] rules =
                Stream.of(capabilities)
                        .map(capability -> packageOf(root, capability))
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(rules)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(
                                        Stream.of(
                                                "java..",
                                                "org.jspecify..",
                                                "org.computevoucher.platform.refusal..",
                                                "org.computevoucher.platform.money.."),
                                        Stream.of(rules))
                                .toArray(String[]::new));
    }

    public static ArchRule capabilitiesDoNotGoRoundInCircles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /**
     * Fails where a capability uses the base package, or a capability it is not meant to.
     *
     * @param mayUse which capability may use which others
     */
    public static void assertUseOnlyWhatTheyMay(
            String root, Map<String, Set<String>> mayUse, JavaClasses all) {
        mayUse.forEach(
                (capability, others) ->
                        noClasses()
                                .that()
                                .resideInAPackage(packageOf(root, capability))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        Stream.concat(
                                                        Stream.of(root),
                                                        mayUse.keySet().stream()
                                                                .filter(o -> !o.equals(capability))
                                                                .filter(o -> !others.contains(o))
                                                                .map(o -> packageOf(root, o)))
                                                .toArray(String[]::new))
                                .check(all));
    }

    /** Fails where the packages are not exactly these capabilities. */
    public static void assertEveryPackageIsListed(
            String root, Set<String> capabilities, JavaClasses all) {
        Set<String> found =
                all.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(root))
                        .map(name -> name.substring(root.length() + 1).replaceFirst("\\..*", ""))
                        .collect(Collectors.toSet());

        assertThat(found).isEqualTo(capabilities);
    }

    /**
     * Public is what another capability needs, and nothing besides; families of events and of
     * commands apart, which are the language in which other capabilities and their tests speak
     * about one.
     */
    public static void assertPublicTypesAreUsedElsewhere(String root, JavaClasses all) {
        Set<String> unused =
                all.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.isNestedClass())
                        .filter(type -> !isFamily(type, all))
                        .filter(type -> !type.getPackageName().equals(root))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .filter(type -> isUsedInItsPackageAlone(type, all))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(unused).isEmpty();
    }

    /**
     * Fails where a reason that the service or the platform can give is not described in the
     * catalogue of problems, or one is described that nobody gives, or the status differs.
     */
    public static void assertTheCatalogueHasEveryReasonAndNoOther(String root) {
        assertThat(statuses(ProblemCatalogue.ofTheServiceAlone()))
                .as("problems/service.yaml describes what %s says", root)
                .isEqualTo(ReasonsInCode.under(root));
        assertThat(statuses(ProblemCatalogue.ofThePlatform()))
                .as("problems/platform.yaml describes what the platform says")
                .isEqualTo(ReasonsInCode.under(PLATFORM));
        assertThat(ProblemCatalogue.ofTheServiceAlone().rows())
                .as("a member of its own never hides one of every problem")
                .allSatisfy(row -> assertThat(row.fields()).doesNotContainKeys(OF_EVERY_PROBLEM));
    }

    private static Map<String, Integer> statuses(ProblemCatalogue catalogue) {
        return catalogue.rows().stream()
                .collect(
                        Collectors.toMap(
                                ProblemCatalogue.Row::reason, ProblemCatalogue.Row::status));
    }

    /** Problem documents are made by {@code Problems}, from what the catalogue knows. */
    public static ArchRule nobodyMakesProblemsByHand(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(ProblemDetail.class)))
                                .and(target(name("forStatus").or(name("forStatusAndDetail")))));
    }

    private static boolean isFamily(JavaClass type, JavaClasses all) {
        return type.isInterface()
                && (type.getSimpleName().endsWith("Command")
                        || all.stream()
                                .filter(event -> event.isAnnotatedWith(StoredAs.class))
                                .anyMatch(event -> event.isAssignableTo(type.getName())));
    }

    /** Whoever uses what is nested in a type uses the type. */
    private static boolean isUsedInItsPackageAlone(JavaClass type, JavaClasses all) {
        return all.stream()
                .filter(one -> one.equals(type) || one.getName().startsWith(type.getName() + '$'))
                .flatMap(one -> one.getDirectDependenciesToSelf().stream())
                .allMatch(
                        use -> use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static String packageOf(String root, String capability) {
        return root + '.' + capability + "..";
    }
}
