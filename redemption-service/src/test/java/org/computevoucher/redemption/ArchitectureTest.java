package org.computevoucher.redemption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
        packagesOf = RedemptionServiceApplication.class,
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.computevoucher.redemption";

    /** Which capability may use which others. The key set is the list of capabilities. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("validity", Set.of()),
                    Map.entry("subsidy", Set.of()),
                    Map.entry("usage", Set.of("validity", "subsidy")),
                    Map.entry("claim", Set.of("subsidy", "usage")),
                    Map.entry("datacentre", Set.of("validity", "usage", "bank")),
                    Map.entry("payee", Set.of()),
                    Map.entry("intake", Set.of("validity", "subsidy", "usage", "voucheraccount")),
                    Map.entry(
                            "voucheraccount",
                            Set.of("validity", "subsidy", "usage", "claim", "datacentre", "payee")),
                    Map.entry(
                            "utilisation",
                            Set.of("validity", "usage", "datacentre", "voucheraccount")),
                    Map.entry(
                            "statement",
                            Set.of("validity", "usage", "datacentre", "payee", "voucheraccount")),
                    Map.entry("bankaccount", Set.of("validity", "datacentre", "bank")),
                    Map.entry("bank", Set.of()),
                    Map.entry(
                            "settlement", Set.of("voucheraccount", "payee", "bankaccount", "bank")),
                    Map.entry(
                            "contract",
                            Set.of(
                                    "validity",
                                    "subsidy",
                                    "usage",
                                    "voucheraccount",
                                    "payee",
                                    "intake")));

    @ArchTest
    static final ArchRule only_contract_knows_generated_avro_classes =
            ServiceRules.onlyContractKnowsAvro(ROOT);

    /** They take long to start: whoever starts with the service does not know them. */
    @ArchTest
    static final ArchRule payment_files_are_known_to_their_two_translators =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.bank\\.(PaymentOrderXml|StatusReportXml)")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.prowidesoftware..");

    @ArchTest
    static final ArchRule time_ids_and_randomness_enter_at_the_edge =
            ServiceRules.TIME_IDS_AND_RANDOMNESS_ENTER_AT_THE_EDGE;

    @ArchTest
    static final ArchRule rules_know_nothing_but_money_and_refusals =
            ServiceRules.rulesArePlainJava(ROOT, "validity", "subsidy");

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
