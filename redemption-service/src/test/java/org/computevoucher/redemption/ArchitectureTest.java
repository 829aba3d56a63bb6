package org.computevoucher.redemption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.platform.identity.Ids;
import org.springframework.web.bind.annotation.RestController;

/** The seams of the service. A rule that matches no class fails: ArchUnit's own default. */
@AnalyzeClasses(
        packagesOf = RedemptionServiceApplication.class,
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.computevoucher.redemption";

    /** Which capability may use which others. The key set is the list of capabilities. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.of(
                    "validity", Set.of(),
                    "subsidy", Set.of(),
                    "usage", Set.of("validity", "subsidy"),
                    "voucheraccount", Set.of("validity", "subsidy", "usage"),
                    "settlement", Set.of("voucheraccount"),
                    "contract", Set.of("validity", "usage", "voucheraccount", "settlement"));

    @ArchTest
    static final ArchRule only_contract_knows_generated_avro_classes =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".contract..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "computevoucher..",
                            "org.apache.avro..",
                            "org.computevoucher.schemas..");

    @ArchTest
    static final ArchRule time_ids_and_randomness_enter_at_the_edge =
            noClasses()
                    .that()
                    .areNotAnnotatedWith(RestController.class)
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Ids.class, java.util.Random.class)
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule rules_know_nothing_but_money_and_refusals =
            classes()
                    .that()
                    .resideInAnyPackage(ROOT + ".validity..", ROOT + ".subsidy..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.computevoucher.platform.refusal..",
                            "org.computevoucher.platform.money..",
                            ROOT + ".validity..",
                            ROOT + ".subsidy..");

    @ArchTest
    static final ArchRule capabilities_do_not_go_round_in_circles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void capabilities_use_only_those_they_are_meant_to(JavaClasses all) {
        MAY_USE.forEach(
                (capability, others) ->
                        noClasses()
                                .that()
                                .resideInAPackage(packageOf(capability))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        Stream.concat(
                                                        Stream.of(ROOT),
                                                        MAY_USE.keySet().stream()
                                                                .filter(o -> !o.equals(capability))
                                                                .filter(o -> !others.contains(o))
                                                                .map(ArchitectureTest::packageOf))
                                                .toArray(String[]::new))
                                .check(all));
    }

    @ArchTest
    static void every_package_is_a_capability_that_is_listed_here(JavaClasses all) {
        Set<String> found =
                all.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .map(name -> name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                        .collect(Collectors.toSet());

        assertThat(found).isEqualTo(MAY_USE.keySet());
    }

    /**
     * Public is what another capability needs, and nothing besides; event families apart, which are
     * the language in which other capabilities and their tests speak about one.
     */
    @ArchTest
    static void public_types_are_those_that_another_capability_uses(JavaClasses all) {
        Set<String> unused =
                all.stream()
                        .filter(
                                type ->
                                        type.getModifiers().stream()
                                                .anyMatch(m -> m.name().equals("PUBLIC")))
                        .filter(
                                type ->
                                        !type.isInterface()
                                                && !type.isNestedClass()
                                                && !type.getPackageName().equals(ROOT))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .filter(
                                type ->
                                        type.getDirectDependenciesToSelf().stream()
                                                .allMatch(
                                                        use ->
                                                                use.getOriginClass()
                                                                        .getPackageName()
                                                                        .equals(
                                                                                type
                                                                                        .getPackageName())))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(unused).isEmpty();
    }

    private static String packageOf(String capability) {
        return ROOT + '.' + capability + "..";
    }
}
