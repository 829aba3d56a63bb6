package org.computevoucher.issuance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.computevoucher.testkit.ServiceRules;

/** The seams of the service. A rule that matches no class fails: ArchUnit's own default. */
@AnalyzeClasses(
        packagesOf = IssuanceServiceApplication.class,
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.computevoucher.issuance";

    /** Which capability may use which others. The key set is the list of capabilities. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("pot", Set.of("validity")),
                    Map.entry("validity", Set.of()),
                    Map.entry("allowance", Set.of("validity")),
                    Map.entry("enterprise", Set.of("validity")),
                    Map.entry("contact", Set.of("enterprise")),
                    Map.entry("programme", Set.of("enterprise", "validity")),
                    Map.entry("envelope", Set.of("pot", "validity")),
                    Map.entry(
                            "voucher",
                            Set.of(
                                    "pot",
                                    "enterprise",
                                    "validity",
                                    "programme",
                                    "envelope",
                                    "allowance")),
                    Map.entry(
                            "grant",
                            Set.of(
                                    "pot",
                                    "enterprise",
                                    "validity",
                                    "programme",
                                    "envelope",
                                    "allowance",
                                    "voucher")),
                    Map.entry(
                            "application",
                            Set.of(
                                    "pot",
                                    "enterprise",
                                    "validity",
                                    "programme",
                                    "envelope",
                                    "allowance",
                                    "voucher",
                                    "contact",
                                    "grant")),
                    Map.entry(
                            "imports",
                            Set.of(
                                    "pot",
                                    "enterprise",
                                    "validity",
                                    "programme",
                                    "voucher",
                                    "grant",
                                    "application")),
                    Map.entry(
                            "contract",
                            Set.of(
                                    "pot",
                                    "validity",
                                    "enterprise",
                                    "programme",
                                    "envelope",
                                    "voucher",
                                    "application")));

    @ArchTest
    static final ArchRule only_contract_knows_generated_avro_classes =
            ServiceRules.onlyContractKnowsAvro(ROOT);

    @ArchTest
    static final ArchRule time_ids_and_randomness_enter_at_the_edge =
            ServiceRules.TIME_IDS_AND_RANDOMNESS_ENTER_AT_THE_EDGE;

    @ArchTest
    static final ArchRule rules_are_plain_java =
            ServiceRules.rulesArePlainJava(ROOT, "pot", "validity");

    @ArchTest
    static final ArchRule capabilities_do_not_go_round_in_circles =
            ServiceRules.capabilitiesDoNotGoRoundInCircles(ROOT);

    @ArchTest
    static void capabilities_use_only_those_they_are_meant_to(JavaClasses all) {
        ServiceRules.assertUseOnlyWhatTheyMay(ROOT, MAY_USE, all);
    }

    @ArchTest
    static void every_package_is_a_capability_that_is_listed_here(JavaClasses all) {
        ServiceRules.assertEveryPackageIsListed(ROOT, MAY_USE.keySet(), all);
    }

    @ArchTest
    static final ArchRule nobody_makes_problems_by_hand =
            ServiceRules.nobodyMakesProblemsByHand(ROOT);

    @ArchTest
    static void the_catalogue_has_every_reason_and_no_other(JavaClasses all) {
        ServiceRules.assertTheCatalogueHasEveryReasonAndNoOther(ROOT);
    }

    @ArchTest
    static void public_types_are_those_that_another_capability_uses(JavaClasses all) {
        ServiceRules.assertPublicTypesAreUsedElsewhere(ROOT, all);
    }
}
