package org.computevoucher.platform;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.http.ProblemDetail;

/** The seams of the platform; a rule that matches no class fails. */
@AnalyzeClasses(
        packages = "org.computevoucher",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_platform_knows_no_service =
            noClasses()
                    .that()
                    .resideInAPackage("org.computevoucher.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.computevoucher.ledger..",
                            "org.computevoucher.issuance..",
                            "org.computevoucher.redemption..");

    @ArchTest
    static final ArchRule the_platform_knows_no_public_event =
            noClasses()
                    .that()
                    .resideInAPackage("org.computevoucher.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("computevoucher..");

    @ArchTest
    static final ArchRule money_and_refusals_are_plain_java =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "org.computevoucher.platform.money..",
                            "org.computevoucher.platform.refusal..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.computevoucher.platform.money..",
                            "org.computevoucher.platform.refusal..");

    @ArchTest
    static final ArchRule only_the_wiring_knows_every_part =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.computevoucher.platform.service..")
                    .and()
                    .resideInAPackage("org.computevoucher.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.computevoucher.platform.service..");

    /** So that every reason is in the catalogue. */
    @ArchTest
    static final ArchRule only_problems_makes_problem_documents =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Problems")
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(ProblemDetail.class)))
                                    .and(target(name("forStatus").or(name("forStatusAndDetail")))));

    @ArchTest
    static final ArchRule time_is_asked_of_the_clock_bean =
            noClasses()
                    .that()
                    .resideInAPackage("org.computevoucher.platform..")
                    .should()
                    .callMethod(Instant.class, "now");
}
