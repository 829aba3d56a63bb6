package org.computevoucher.issuance.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.application.Applying.answer;
import static org.computevoucher.issuance.application.Applying.apply;
import static org.computevoucher.issuance.application.Applying.enterprise;
import static org.computevoucher.issuance.application.Applying.withdraw;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.PROGRAMME;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;
import static org.computevoucher.issuance.grant.IssuingInMemory.rules;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.computevoucher.issuance.RefusalTable;
import org.computevoucher.issuance.RefusalTable.Row;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can decide and why, and what is said first where several things are wrong. */
class DecidingTest {

    private final InMemoryService service = IssuingInMemory.startEmpty();

    /** Every application needs a person. */
    @BeforeEach
    void an_application() {
        service.accepted(publish(rules(null, 0)));
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));
        assertThat(answer(service, apply("p1", ENTERPRISE, 100))).isEqualTo("SUBMITTED");
    }

    private static DecideApplication decide(
            String name, Verdict verdict, @Nullable DecisionReason reason) {
        return new DecideApplication(
                PROGRAMME,
                id(name),
                verdict,
                reason == null ? List.of() : List.of(reason),
                verdict == Verdict.ASK_FOR_INFORMATION ? List.of("PLAN") : List.of(),
                NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    reason                 | REJECT   | REFUSE  | ASK_FOR_INFORMATION
                    NOT_ELIGIBLE_ON_REVIEW | REJECTED | -       | -
                    DOCUMENTS_NOT_VALID    | REJECTED | -       | -
                    DUPLICATE_APPLICATION  | REJECTED | -       | -
                    FALSE_INFORMATION      | REJECTED | -       | -
                    PRIORITY_TO_OTHERS     | -        | REFUSED | -
                    PROJECT_NOT_SUPPORTED  | -        | REFUSED | -
                    DOCUMENTS_NEEDED       | -        | -       | NEEDS_INFORMATION
                    CLARIFICATION_NEEDED   | -        | -       | NEEDS_INFORMATION
                    """)
    void each_reason_is_for_one_verdict_and_the_applicant_is_told_it(
            DecisionReason reason, String rejected, String refused, String asked) {
        decidesOrNot(Verdict.REJECT, reason, rejected);
        decidesOrNot(Verdict.REFUSE, reason, refused);
        decidesOrNot(Verdict.ASK_FOR_INFORMATION, reason, asked);
    }

    private void decidesOrNot(Verdict verdict, DecisionReason reason, String status) {
        String name = "for " + verdict;
        assertThat(answer(service, apply(name, ENTERPRISE, 100))).isEqualTo("SUBMITTED");
        if (status.equals("-")) {
            assertThat(service.refused(decide(name, verdict, reason)).reason())
                    .isEqualTo("DECISION_REASON_MISSING");
        } else {
            assertThat(answer(service, decide(name, verdict, reason)))
                    .isEqualTo(status + " " + reason);
        }
    }

    /** The README's rows of a person's reasons are those of the code, in their order. */
    @Test
    void the_table_of_refusals_has_a_person_s_reasons() {
        assertThat(
                        RefusalTable.read().stream()
                                .filter(row -> row.stage().startsWith("person: "))
                                .map(row -> new Reason(row.code(), row.meaning())))
                .containsExactlyElementsOf(
                        Stream.of(DecisionReason.values()).map(DecisionReason::told).toList());
        for (Row row : RefusalTable.read()) {
            if (row.stage().startsWith("person: ")) {
                Verdict verdict = Verdict.valueOf(row.stage().substring("person: ".length()));
                assertThat(DecisionReason.valueOf(row.code()).isFor(verdict)).isTrue();
                assertThat(row.status()).isEqualTo("–");
            }
        }
    }

    @Test
    void which_application_comes_before_where_it_stands_and_that_before_why() {
        assertThat(service.refused(decide("nobody", Verdict.REJECT, null)).reason())
                .isEqualTo("APPLICATION_UNKNOWN");
        assertThat(service.refused(decide("p1", Verdict.REJECT, null)).reason())
                .isEqualTo("DECISION_REASON_MISSING");
        assertThat(answer(service, withdraw("p1"))).isEqualTo("WITHDRAWN");
        assertThat(service.refused(decide("p1", Verdict.REJECT, null)).reason())
                .isEqualTo("APPLICATION_STATUS_CONFLICT");
    }

    @Test
    void which_reference_comes_before_how_many_documents_and_that_before_who_applies() {
        Submission first = submission(ENTERPRISE, 1);
        assertThat(answer(service, apply("p2", first))).isEqualTo("SUBMITTED");

        assertThat(service.refused(apply("p2", submission(ENTERPRISE, 51))).reason())
                .isEqualTo("REFERENCE_TAKEN");
        assertThat(service.refused(apply("p3", submission(enterprise(9), 51))).reason())
                .isEqualTo("TOO_MANY_DOCUMENTS");
        assertThat(service.refused(apply("p3", submission(enterprise(9), 50))).reason())
                .isEqualTo("APPLICANT_NOT_REGISTERED");
    }

    private static Submission submission(String enterprise, int documents) {
        return new Submission(
                POT,
                enterprise,
                100,
                Place.ANYWHERE,
                Collections.nCopies(documents, new Document("PLAN", null)),
                null,
                "A-17");
    }
}
