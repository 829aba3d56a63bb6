package org.computevoucher.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.testkit.ServiceRules;
import org.springframework.web.bind.annotation.RestController;

/**
 * The seams of this service. Each rule fails where it matches no class: that is ArchUnit's default.
 */
@AnalyzeClasses(
        packages = "org.computevoucher.ledger",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.computevoucher.ledger";
    private static final String POT = "org.computevoucher.ledger.pot..";
    private static final String BUDGET = "org.computevoucher.ledger.budget..";
    private static final String BOOK = "org.computevoucher.ledger.book..";
    private static final String HISTORY = "org.computevoucher.ledger.history..";
    private static final String QUERY = "org.computevoucher.ledger.query..";
    private static final String JOURNAL = "org.computevoucher.ledger.journal..";
    private static final String BALANCE = "org.computevoucher.ledger.balance..";
    private static final String SUSPENSE = "org.computevoucher.ledger.suspense..";
    private static final String EXPORT = "org.computevoucher.ledger.export..";
    private static final String CHAIN = "org.computevoucher.ledger.chain..";
    private static final String RECONCILIATION = "org.computevoucher.ledger.reconciliation..";
    private static final String CONTRACT = "org.computevoucher.ledger.contract..";
    private static final String AVRO = "computevoucher..";

    @ArchTest
    static final ArchRule the_name_of_a_pot_knows_no_capability =
            noClasses()
                    .that()
                    .resideInAPackage(POT)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BUDGET, BOOK, HISTORY, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN,
                            CONTRACT);

    @ArchTest
    static final ArchRule the_budget_knows_no_other_capability =
            noClasses()
                    .that()
                    .resideInAPackage(BUDGET)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BOOK, HISTORY, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN,
                            CONTRACT);

    @ArchTest
    static final ArchRule the_book_knows_no_other_capability =
            noClasses()
                    .that()
                    .resideInAPackage(BOOK)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BUDGET, HISTORY, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN,
                            CONTRACT);

    @ArchTest
    static final ArchRule balances_know_the_book_and_histories =
            noClasses()
                    .that()
                    .resideInAPackage(BALANCE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(BUDGET, JOURNAL, SUSPENSE, EXPORT, CHAIN, CONTRACT);

    @ArchTest
    static final ArchRule what_lies_in_suspense_is_told_by_the_book_alone =
            noClasses()
                    .that()
                    .resideInAPackage(SUSPENSE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(BUDGET, HISTORY, JOURNAL, BALANCE, EXPORT, CHAIN, CONTRACT);

    @ArchTest
    static final ArchRule a_chain_is_read_from_the_journals_tables_alone =
            noClasses()
                    .that()
                    .resideInAPackage(CHAIN)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BUDGET, BOOK, HISTORY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CONTRACT);

    @ArchTest
    static final ArchRule nobody_needs_to_be_compared =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            POT, BUDGET, BOOK, HISTORY, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT,
                            CHAIN)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(RECONCILIATION);

    @ArchTest
    static final ArchRule reconciliation_reads_the_journal_by_its_tables_alone =
            noClasses()
                    .that()
                    .resideInAPackage(RECONCILIATION)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BUDGET, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN, CONTRACT);

    @ArchTest
    static final ArchRule histories_know_nothing_of_what_they_are_about =
            noClasses()
                    .that()
                    .resideInAPackage(HISTORY)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            POT, BUDGET, BOOK, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN,
                            CONTRACT);

    @ArchTest
    static final ArchRule the_contract_knows_events_and_commands_but_no_read_model =
            noClasses()
                    .that()
                    .resideInAPackage(CONTRACT)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(HISTORY, QUERY, JOURNAL, BALANCE, SUSPENSE, EXPORT, CHAIN);

    @ArchTest
    static final ArchRule capabilities_make_no_circle =
            ServiceRules.capabilitiesDoNotGoRoundInCircles(ROOT);

    @ArchTest
    static final ArchRule only_the_contract_knows_avro = ServiceRules.onlyContractKnowsAvro(ROOT);

    @ArchTest
    static final ArchRule the_contract_does_know_avro =
            classes()
                    .that()
                    .haveSimpleName("AvroFacts")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(AVRO);

    /** Time, ids and chance enter with the command. */
    @ArchTest
    static final ArchRule decisions_ask_for_no_time_id_or_chance =
            noClasses()
                    .that()
                    .resideInAnyPackage(POT, BUDGET, BOOK)
                    .and()
                    .areNotAnnotatedWith(RestController.class)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat(
                            are(
                                    resideInAPackage("java.util.concurrent..")
                                            .or(JavaClass.Predicates.assignableTo(Clock.class))
                                            .or(JavaClass.Predicates.assignableTo(Random.class))
                                            .or(JavaClass.Predicates.assignableTo(Ids.class))));

    /** What answers HTTP and what keeps and asks a read model apart. */
    @ArchTest
    static final ArchRule decisions_read_and_write_nothing =
            noClasses()
                    .that()
                    .resideInAnyPackage(POT, BUDGET, BOOK)
                    .and()
                    .areNotAnnotatedWith(RestController.class)
                    .and()
                    .haveSimpleNameNotEndingWith("Rows")
                    .and()
                    .haveSimpleNameNotEndingWith("Queries")
                    .should()
                    .dependOnClassesThat(
                            are(
                                    resideInAnyPackage(
                                            "org.slf4j..",
                                            "java.sql..",
                                            "org.springframework..",
                                            "org.apache.kafka..")));

    @ArchTest
    static final ArchRule aggregates_are_final_and_named_by_their_own_id =
            fields().that()
                    .areAnnotatedWith(AggregateIdentifier.class)
                    .should()
                    .bePrivate()
                    .andShould()
                    .beDeclaredInClassesThat()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule what_is_stored_is_a_record =
            classes().that().areAnnotatedWith(StoredAs.class).should().beRecords();

    @ArchTest
    static final ArchRule nobody_makes_problems_by_hand =
            ServiceRules.nobodyMakesProblemsByHand(ROOT);

    @ArchTest
    static void the_catalogue_has_every_reason_and_no_other(JavaClasses all) {
        ServiceRules.assertTheCatalogueHasEveryReasonAndNoOther(ROOT);
    }

    @ArchTest
    static final ArchRule controllers_are_nobodys_business =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();
}
