package org.computevoucher.issuance.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.close;
import static org.computevoucher.issuance.grant.IssuingInMemory.fill;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.issue;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;
import static org.computevoucher.issuance.grant.IssuingInMemory.revise;
import static org.computevoucher.issuance.grant.IssuingInMemory.rules;
import static org.computevoucher.issuance.grant.IssuingInMemory.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.computevoucher.issuance.allowance.AllowanceEvent;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.issuance.voucher.SerialNumber;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingVouchersTest {

    private final InMemoryService service = IssuingInMemory.start();

    @Test
    void worked_example_1_a_voucher_takes_its_face_out_of_the_envelope() {
        assertThat(service.eventsOf(fill("a1", 60_000_000_000L)))
                .containsExactly(new EnvelopeFilled(POT, id("a1"), 60_000_000_000L, NOW));

        assertThat(service.eventsOf(issue("v1", 80_000_000)))
                .filteredOn(event -> !(event instanceof AllowanceEvent))
                .containsExactly(
                        new FaceReserved(POT, id("v1"), id("issue of v1"), 80_000_000, NOW),
                        new VoucherIssued(
                                id("issue of v1"),
                                id("a1"),
                                id("v1"),
                                "310000",
                                terms(80_000_000),
                                new VoucherValidity(
                                        Instant.parse("2025-12-31T16:00:00Z"),
                                        Instant.parse("2026-12-31T16:00:00Z"),
                                        Instant.parse("2027-01-30T16:00:00Z")),
                                new VoucherGrant(
                                        SerialNumber.of(POT, 1),
                                        1,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "EXCLUSIVE"),
                                NOW,
                                NOW));
        assertThat(availableFen()).isEqualTo(59_920_000_000L);
    }

    @Test
    void worked_example_3_what_the_envelope_does_not_hold_is_not_issued_until_it_is_filled() {
        service.accepted(fill("a1", 3_000_000_000L));

        service.accepted(issue("v1", 1_800_000_000L));
        service.accepted(issue("v2", 1_000_000_000L));
        Refusal refusal = service.refused(issue("v3", 500_000_000L));

        assertThat(refusal.reason()).isEqualTo("ENVELOPE_EXHAUSTED");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
        assertThat(refusal)
                .extracting("requestedFen", "availableFen")
                .containsExactly(500_000_000L, 200_000_000L);

        service.accepted(fill("a2", 20_000_000_000L));
        service.accepted(issue("v3", 500_000_000L));
        assertThat(availableFen()).isEqualTo(19_700_000_000L);
    }

    @Test
    void an_envelope_is_used_to_the_last_fen_and_not_beyond() {
        service.accepted(fill("a1", 100));

        service.accepted(issue("v1", 99));
        assertThat(service.refused(issue("v2", 2)).reason()).isEqualTo("ENVELOPE_EXHAUSTED");
        service.accepted(issue("v3", 1));
        assertThat(service.refused(issue("v4", 1)).reason()).isEqualTo("ENVELOPE_EXHAUSTED");
    }

    @Test
    void an_envelope_that_was_never_filled_promises_nothing_and_leaves_no_trace() {
        Refusal refusal = service.refused(issue("v1", 1));

        assertThat(refusal.reason()).isEqualTo("ENVELOPE_EXHAUSTED");
        assertThat(refusal).extracting("availableFen").isEqualTo(0L);
        assertThat(service.events()).noneMatch(EnvelopeEvent.class::isInstance);
    }

    @Test
    void each_issue_names_the_one_before_it_in_its_pot_and_the_first_one_the_allocation() {
        service.accepted(fill("a1", 1_000));
        service.accepted(fill("a2", 1_000));
        VoucherIssued first = service.accepted(VoucherIssued.class, issue("v1", 1));
        service.accepted(fill("a3", 1_000));
        VoucherIssued second = service.accepted(VoucherIssued.class, issue("v2", 1));
        service.refused(issue("v3", 1_000_000));
        VoucherIssued third = service.accepted(VoucherIssued.class, issue("v4", 1));

        assertThat(first.causeId()).isEqualTo(id("a2"));
        assertThat(second.causeId()).isEqualTo(first.eventId());
        assertThat(third.causeId()).isEqualTo(second.eventId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    pot                 | enterprise         | face | rate | grace | first day  | last day   | refusal
                    310000-COMPUTE-2028 | 91330100799655058C | 9999 | 7000 | 31    | 2025-01-01 | 2026-02-01 | ENTERPRISE_CODE_INVALID
                    310000-COMPUTE-2028 | 91330100799655058B | 9999 | 7000 | 31    | 2025-01-01 | 2026-02-01 | FISCAL_YEAR_NOT_PLAUSIBLE
                    310000-COMPUTE-2026 | 91330100799655058B | 9999 | 7000 | 31    | 2025-01-01 | 2026-02-01 | VALIDITY_ALREADY_OVER
                    310000-DATA-2026    | 91310115MA1K4QBT2Y | 9999 | 7000 | 31    | 2025-01-01 | 2027-12-31 | PROGRAMME_NOT_IN_FORCE
                    310000-COMPUTE-2026 | 91310115MA1K4QBT2Y | 9999 | 7000 | 31    | 2025-01-01 | 2027-12-31 | APPLICANT_NOT_REGISTERED
                    310000-COMPUTE-2026 | 91330100799655058B | 9999 | 7000 | 31    | 2025-01-01 | 2027-12-31 | FACE_ABOVE_MAXIMUM
                    310000-COMPUTE-2026 | 91330100799655058B | 1200 | 7000 | 31    | 2025-01-01 | 2027-12-31 | TERMS_NOT_OF_PROGRAMME: rateBasisPoints
                    310000-COMPUTE-2026 | 91330100799655058B | 1200 | 8000 | 31    | 2025-01-01 | 2027-12-31 | TERMS_NOT_OF_PROGRAMME: graceDays
                    310000-COMPUTE-2026 | 91330100799655058B | 1200 | 8000 | 30    | 2025-01-01 | 2027-12-31 | TERMS_NOT_OF_PROGRAMME: validFrom
                    310000-COMPUTE-2026 | 91330100799655058B | 1200 | 8000 | 30    | 2026-01-01 | 2027-12-31 | TERMS_NOT_OF_PROGRAMME: validTo
                    310000-COMPUTE-2026 | 91330100799655058B | 1200 | 8000 | 30    | 2026-01-01 | 2026-12-31 | YEARLY_CAP_EXCEEDED
                    310000-COMPUTE-2026 | 91330100799655058B | 1050 | 8000 | 30    | 2026-06-01 | 2026-06-30 | ENVELOPE_EXHAUSTED
                    """)
    void the_first_rule_that_says_no_is_the_answer_and_nothing_happened(
            String pot,
            String enterprise,
            long faceFen,
            int rate,
            int graceDays,
            LocalDate firstDay,
            LocalDate lastDay,
            String refused) {
        InMemoryService strict = IssuingInMemory.startEmpty();
        strict.accepted(publish(withMaximum(rules(1_100L, 0), 2_000)));
        strict.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));
        strict.accepted(fill("a1", 1_000));
        int before = strict.events().size();

        Refusal refusal =
                strict.refused(
                        issue(
                                "v1",
                                new VoucherTerms(
                                        pot,
                                        enterprise,
                                        faceFen,
                                        rate,
                                        new VoucherDays(firstDay, lastDay, graceDays),
                                        Payee.DATA_CENTRE)));

        String field =
                refusal instanceof GrantRefusal.TermsNotOfProgramme terms
                        ? ": " + terms.field()
                        : "";
        assertThat(refusal.reason() + field).isEqualTo(refused);
        assertThat(strict.events()).hasSize(before);
    }

    private static ProgrammeRules withMaximum(ProgrammeRules rules, long maxFaceFen) {
        return new ProgrammeRules(
                rules.kind(),
                rules.rates(),
                rules.minFaceFen(),
                maxFaceFen,
                rules.yearlyCapFen(),
                rules.eligibleClasses(),
                rules.validFrom(),
                rules.validityDays(),
                rules.graceDays(),
                rules.payee(),
                rules.stacking(),
                rules.window(),
                rules.automaticUpToFen(),
                rules.requiredDocuments());
    }

    @Test
    void a_revised_programme_leaves_what_was_issued_before_on_its_old_terms() {
        service.accepted(fill("a1", 1_000));
        VoucherIssued old = service.accepted(VoucherIssued.class, issue("v1", 100));
        ProgrammeRules rules = rules();
        service.accepted(
                revise(
                        "r2",
                        LocalDate.of(2026, 3, 2),
                        new ProgrammeRules(
                                rules.kind(),
                                List.of(new Rate(null, null, null, 6_000)),
                                rules.minFaceFen(),
                                rules.maxFaceFen(),
                                rules.yearlyCapFen(),
                                rules.eligibleClasses(),
                                rules.validFrom(),
                                rules.validityDays(),
                                10,
                                Payee.ENTERPRISE,
                                rules.stacking(),
                                rules.window(),
                                rules.automaticUpToFen(),
                                rules.requiredDocuments())));
        VoucherTerms newTerms =
                new VoucherTerms(
                        POT,
                        ENTERPRISE,
                        100,
                        6_000,
                        new VoucherDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 10),
                        Payee.ENTERPRISE);
        Instant nextDay = Instant.parse("2026-03-01T16:00:00Z");

        assertThat(service.refused(issue("v2", newTerms)).reason())
                .isEqualTo("TERMS_NOT_OF_PROGRAMME");
        VoucherIssued fresh =
                service.accepted(
                        VoucherIssued.class,
                        new IssueVoucher(
                                id("v2"), id("issue of v2"), newTerms, Place.ANYWHERE, nextDay));

        assertThat(old.terms().rateBasisPoints()).isEqualTo(8_000);
        assertThat(old.grant()).extracting("programmeVersion").isEqualTo(1);
        assertThat(fresh.terms().rateBasisPoints()).isEqualTo(6_000);
        assertThat(fresh.grant()).extracting("programmeVersion").isEqualTo(2);
        assertThat(fresh.validity().reportableUntil()).isBefore(old.validity().reportableUntil());
    }

    @Test
    void a_closed_voucher_gives_back_what_it_had_not_used() {
        service.accepted(fill("a1", 1_000));
        service.accepted(issue("v1", 600));

        assertThat(service.eventsOf(close("v1", 250)))
                .filteredOn(event -> !(event instanceof AllowanceEvent))
                .containsExactly(
                        new VoucherClosed(id("closing of v1"), id("v1"), 250, "EXPIRED", NOW),
                        new EnvelopeRefilled(POT, id("v1"), 250, NOW));
        assertThat(availableFen()).isEqualTo(650);
        service.accepted(issue("v2", 650));
    }

    @Test
    void an_exhausted_voucher_closes_and_gives_nothing_back() {
        service.accepted(fill("a1", 1_000));
        service.accepted(issue("v1", 600));

        assertThat(service.eventsOf(close("v1", 0)))
                .containsExactly(
                        new VoucherClosed(id("closing of v1"), id("v1"), 0, "EXPIRED", NOW));
        assertThat(availableFen()).isEqualTo(400);
    }

    @Test
    void money_comes_back_once_and_never_more_than_was_promised() {
        service.accepted(fill("a1", 1_000));
        service.accepted(issue("v1", 600));

        assertThatThrownBy(() -> service.send(close("v1", 601)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.send(close("v1", -1)))
                .isInstanceOf(IllegalStateException.class);
        service.accepted(close("v1", 600));
        assertThatThrownBy(() -> service.send(close("v1", 600)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.send(close("v9", 0)))
                .isInstanceOf(AggregateNotFoundException.class);
        assertThat(availableFen()).isEqualTo(1_000);
    }

    @Test
    void an_allocation_of_nothing_is_a_bug_and_not_a_fact() {
        assertThatThrownBy(() -> service.send(fill("a1", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.events()).noneMatch(EnvelopeEvent.class::isInstance);
    }

    /** What is left, by asking for more than that. */
    private long availableFen() {
        Refusal refusal = service.refused(issue("probe", VoucherTerms.MAX_FACE_FEN));
        return ((Number) assertThat(refusal).extracting("availableFen").actual()).longValue();
    }
}
