package org.computevoucher.issuance.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.application.Applying.answer;
import static org.computevoucher.issuance.application.Applying.apply;
import static org.computevoucher.issuance.application.Applying.ask;
import static org.computevoucher.issuance.application.Applying.decide;
import static org.computevoucher.issuance.application.Applying.enterprise;
import static org.computevoucher.issuance.application.Applying.serve;
import static org.computevoucher.issuance.application.Applying.supply;
import static org.computevoucher.issuance.application.Applying.withdraw;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.fill;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;
import static org.computevoucher.issuance.grant.IssuingInMemory.rules;

import java.util.List;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;

class ApplicationsTest {

    private final InMemoryService service = IssuingInMemory.startEmpty();

    private void programme(ProgrammeRules rules) {
        service.accepted(publish(rules));
        for (int i = 1; i <= 3; i++) {
            service.accepted(register(enterprise(i), EnterpriseClass.SME, null));
        }
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));
    }

    private static ProgrammeRules requiring(String... documents) {
        ProgrammeRules rules = rules(null, 1_000);
        return new ProgrammeRules(
                rules.kind(),
                rules.rates(),
                rules.minFaceFen(),
                rules.maxFaceFen(),
                rules.yearlyCapFen(),
                rules.eligibleClasses(),
                rules.validFrom(),
                rules.validityDays(),
                rules.graceDays(),
                rules.payee(),
                rules.stacking(),
                rules.window(),
                rules.automaticUpToFen(),
                List.of(documents));
    }

    /** In units of ten thousand CNY: 30 M, 18 M, 10 M, 5 M and 200 M. */
    @Test
    void worked_example_3_the_third_waits_and_is_served_without_asking_again() {
        programme(rules());
        service.accepted(fill("a1", 3_000_000_000L));

        assertThat(answer(service, apply("p1", enterprise(1), 1_800_000_000L)))
                .isEqualTo("GRANTED");
        assertThat(answer(service, apply("p2", enterprise(2), 1_000_000_000L)))
                .isEqualTo("GRANTED");
        assertThat(answer(service, apply("p3", enterprise(3), 500_000_000L)))
                .isEqualTo("WAITLISTED ENVELOPE_EXHAUSTED");
        serve(service);
        assertThat(issued()).hasSize(2);

        service.accepted(fill("a2", 20_000_000_000L));
        serve(service);

        assertThat(issued())
                .extracting(voucher -> voucher.terms().faceFen())
                .containsExactly(1_800_000_000L, 1_000_000_000L, 500_000_000L);
        assertThat(last("p3").status()).isEqualTo(ApplicationStatus.GRANTED);
    }

    @Test
    void nobody_overtakes_who_waits_however_little_is_wanted() {
        programme(rules());
        service.accepted(fill("a1", 100));

        assertThat(answer(service, apply("p1", enterprise(1), 150)))
                .isEqualTo("WAITLISTED ENVELOPE_EXHAUSTED");
        assertThat(answer(service, apply("p2", enterprise(2), 10)))
                .isEqualTo("WAITLISTED OTHERS_WAIT_BEFORE");
        serve(service);
        assertThat(issued()).isEmpty();

        service.accepted(fill("a2", 50));
        serve(service);
        assertThat(issued()).extracting(v -> v.terms().faceFen()).containsExactly(150L);
        service.accepted(fill("a3", 10));
        serve(service);
        assertThat(issued()).extracting(v -> v.terms().faceFen()).containsExactly(150L, 10L);
    }

    @Test
    void when_the_first_gives_up_the_next_one_is_served() {
        programme(rules());
        service.accepted(fill("a1", 100));
        answer(service, apply("p1", enterprise(1), 150));
        answer(service, apply("p2", enterprise(2), 60));

        assertThat(answer(service, withdraw("p1"))).isEqualTo("WITHDRAWN");
        serve(service);

        assertThat(last("p2").status()).isEqualTo(ApplicationStatus.GRANTED);
        assertThat(service.refused(withdraw("p1")).reason())
                .isEqualTo("APPLICATION_STATUS_CONFLICT");
    }

    @Test
    void what_was_allowed_when_it_joined_may_be_over_the_cap_when_its_turn_comes() {
        programme(rules(100L, 1_000));
        answer(service, apply("p1", ENTERPRISE, 60));
        answer(service, apply("p2", ENTERPRISE, 60));
        service.accepted(fill("a1", 1_000));
        serve(service);

        assertThat(last("p1").status()).isEqualTo(ApplicationStatus.GRANTED);
        assertThat(last("p2").status()).isEqualTo(ApplicationStatus.REFUSED);
        assertThat(last("p2").reasons())
                .extracting(Reason::reason)
                .containsExactly("YEARLY_CAP_EXCEEDED");
    }

    @Test
    void above_the_threshold_a_person_decides_and_below_the_rules_alone() {
        programme(rules(null, 100));
        service.accepted(fill("a1", 1_000));

        assertThat(answer(service, apply("small", enterprise(1), 100))).isEqualTo("GRANTED");
        assertThat(last("small").automatic()).isTrue();
        assertThat(answer(service, apply("large", enterprise(2), 101))).isEqualTo("SUBMITTED");
        assertThat(answer(service, decide("large", Verdict.FIND_ELIGIBLE))).isEqualTo("ELIGIBLE");
        assertThat(answer(service, decide("large", Verdict.GRANT))).isEqualTo("GRANTED");
        assertThat(last("large").automatic()).isFalse();
        int before = service.events().size();
        assertThat(answer(service, decide("large", Verdict.GRANT))).isEqualTo("GRANTED");
        assertThat(service.events()).hasSize(before);
    }

    @Test
    void what_is_missing_is_asked_for_as_often_as_needed() {
        programme(requiring("CONTRACT", "LICENCE"));
        service.accepted(fill("a1", 1_000));

        assertThat(answer(service, apply("p1", ENTERPRISE, 100, "LICENCE")))
                .isEqualTo("NEEDS_INFORMATION DOCUMENTS_MISSING");
        assertThat(last("p1").missingDocuments()).containsExactly("CONTRACT");
        assertThat(answer(service, supply("p1", "OTHER")))
                .isEqualTo("NEEDS_INFORMATION DOCUMENTS_MISSING");
        assertThat(answer(service, supply("p1", "CONTRACT"))).isEqualTo("GRANTED");
        assertThat(service.refused(supply("p1", "CONTRACT")).reason())
                .isEqualTo("APPLICATION_STATUS_CONFLICT");
    }

    @Test
    void what_a_person_has_asked_for_a_person_decides_on() {
        programme(rules(null, 100));
        service.accepted(fill("a1", 1_000));
        answer(service, apply("p1", ENTERPRISE, 200));

        assertThat(answer(service, ask("p1", "PLAN")))
                .isEqualTo("NEEDS_INFORMATION CLARIFICATION_NEEDED");
        assertThat(answer(service, supply("p1", "OTHER")))
                .isEqualTo("NEEDS_INFORMATION DOCUMENTS_NEEDED");
        assertThat(answer(service, supply("p1", "PLAN"))).isEqualTo("SUBMITTED");
        assertThat(answer(service, decide("p1", Verdict.REJECT, DecisionReason.FALSE_INFORMATION)))
                .isEqualTo("REJECTED FALSE_INFORMATION");
        assertThat(issued()).isEmpty();
    }

    @Test
    void a_verdict_carries_reasons_that_are_meant_for_it() {
        programme(rules(null, 0));
        answer(service, apply("p1", ENTERPRISE, 200));

        List.of(
                        decide("p1", Verdict.REJECT),
                        decide("p1", Verdict.REJECT, DecisionReason.PRIORITY_TO_OTHERS),
                        decide("p1", Verdict.GRANT, DecisionReason.PRIORITY_TO_OTHERS),
                        ask("p1"))
                .forEach(
                        wrong ->
                                assertThat(service.refused(wrong).reason())
                                        .isEqualTo("DECISION_REASON_MISSING"));
        assertThat(answer(service, decide("p1", Verdict.REFUSE, DecisionReason.PRIORITY_TO_OTHERS)))
                .isEqualTo("REFUSED PRIORITY_TO_OTHERS");
        assertThat(service.refused(decide("nobody", Verdict.GRANT)).reason())
                .isEqualTo("APPLICATION_UNKNOWN");
    }

    @Test
    void a_reference_names_one_application_for_ever() {
        programme(rules());
        service.accepted(fill("a1", 1_000));
        Submission submission =
                new Submission(POT, ENTERPRISE, 100, Place.ANYWHERE, List.of(), null, "A-17");

        assertThat(answer(service, apply("p1", submission))).isEqualTo("GRANTED");
        assertThat(answer(service, apply("p1", submission))).isEqualTo("GRANTED");
        assertThat(
                        service.refused(
                                        apply(
                                                "p1",
                                                new Submission(
                                                        POT,
                                                        ENTERPRISE,
                                                        101,
                                                        Place.ANYWHERE,
                                                        List.of(),
                                                        null,
                                                        "A-17")))
                                .reason())
                .isEqualTo("REFERENCE_TAKEN");
        assertThat(issued()).hasSize(1);
    }

    @Test
    void what_cannot_be_an_application_is_refused_and_leaves_no_trace() {
        programme(rules());
        int before = service.events().size();

        assertThat(service.refused(apply("p1", enterprise(9), 100)).reason())
                .isEqualTo("APPLICANT_NOT_REGISTERED");
        assertThat(service.refused(apply("p1", ENTERPRISE, 100, "D".repeat(51).split(""))).reason())
                .isEqualTo("TOO_MANY_DOCUMENTS");
        assertThat(service.events()).hasSize(before);
    }

    private List<VoucherIssued> issued() {
        return service.events().stream()
                .filter(VoucherIssued.class::isInstance)
                .map(VoucherIssued.class::cast)
                .toList();
    }

    private ApplicationDecided last(String name) {
        return service.events().stream()
                .filter(ApplicationDecided.class::isInstance)
                .map(ApplicationDecided.class::cast)
                .filter(decided -> decided.applicationId().equals(id(name)))
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
