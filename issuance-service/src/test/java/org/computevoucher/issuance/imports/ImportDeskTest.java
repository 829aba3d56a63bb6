package org.computevoucher.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.PROGRAMME;
import static org.computevoucher.issuance.grant.IssuingInMemory.fill;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;
import static org.computevoucher.issuance.grant.IssuingInMemory.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationCommand.WithdrawApplication;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.enterprise.ChangeEnterprise;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.EnterpriseEvent;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseChanged;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.computevoucher.issuance.enterprise.RegisterEnterprise;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one line does: all of it or nothing, and once. */
class ImportDeskTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final InMemoryService service = IssuingInMemory.startEmpty();

    private void open() {
        service.accepted(publish(rules(null, 1_000)));
        service.accepted(fill("a1", 1_000));
    }

    private static Standing sme(String region, @Nullable String group) {
        return new Standing(EnterpriseClass.SME, region, group);
    }

    private static TakeLine line(Standing standing, long fen, String reference) {
        return line("import/7", standing, fen, reference);
    }

    private static TakeLine line(String origin, Standing standing, long fen, String reference) {
        return new TakeLine(
                PROGRAMME,
                POT,
                new Entry(ENTERPRISE, standing, fen, reference, Place.ANYWHERE, List.of()),
                origin,
                UUID.randomUUID(),
                NOW);
    }

    private LineResult result(TakeLine command) {
        return LineResult.of(7, service.<TakenLine>send(command));
    }

    private List<EnterpriseEvent> entries() {
        return service.events().stream()
                .filter(EnterpriseEvent.class::isInstance)
                .map(EnterpriseEvent.class::cast)
                .toList();
    }

    private List<VoucherIssued> vouchers() {
        return service.events().stream()
                .filter(VoucherIssued.class::isInstance)
                .map(VoucherIssued.class::cast)
                .toList();
    }

    private static VoucherGrant grantOf(VoucherIssued issued) {
        return Objects.requireNonNull(issued.grant());
    }

    /** That a line is refused for this reason and nothing of it was done. */
    private void assertBad(TakeLine command, String reason) {
        int before = service.events().size();

        LineResult result = result(command);

        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.outcome()).isEqualTo(LineOutcome.BAD);
        assertThat(result.applicationId()).isNull();
        assertThat(service.events()).hasSize(before);
    }

    @Test
    void whoever_is_not_in_the_register_is_entered_and_its_application_is_granted() {
        open();

        LineResult result = result(line(sme("310000", "GROUP-7"), 100, "A-1"));

        assertThat(result.outcome()).isEqualTo(LineOutcome.GRANTED);
        assertThat(result.reason()).isNull();
        assertThat(entries())
                .singleElement()
                .isInstanceOfSatisfying(
                        EnterpriseRegistered.class,
                        entry -> {
                            assertThat(entry.standing()).isEqualTo(sme("310000", "GROUP-7"));
                            assertThat(entry.firstDay()).isEqualTo(TODAY);
                        });
        assertThat(vouchers())
                .singleElement()
                .satisfies(
                        issued -> {
                            assertThat(issued.terms().faceFen()).isEqualTo(100);
                            assertThat(grantOf(issued).serialNumber())
                                    .isEqualTo(result.serialNumber());
                            assertThat(grantOf(issued).applicationId())
                                    .isEqualTo(result.applicationId());
                        });
    }

    @Test
    void whoever_stands_in_the_register_as_the_line_says_is_not_entered_again() {
        open();
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, "GROUP-7"));

        assertThat(result(line(sme("310000", "GROUP-7"), 100, "A-1")).outcome())
                .isEqualTo(LineOutcome.GRANTED);
        // no group named says nothing of the group
        assertThat(result(line(sme("310000", null), 100, "A-2")).outcome())
                .isEqualTo(LineOutcome.GRANTED);

        assertThat(entries()).hasSize(1);
        assertThat(vouchers())
                .extracting(issued -> grantOf(issued).affiliateGroup())
                .containsOnly("GROUP-7");
    }

    @Test
    void what_has_changed_is_entered_as_of_today_and_holds_for_the_application() {
        open();
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, "GROUP-7"));

        assertThat(
                        result(
                                        line(
                                                new Standing(
                                                        EnterpriseClass.LARGE, "310000", "GROUP-8"),
                                                100,
                                                "A-1"))
                                .outcome())
                .isEqualTo(LineOutcome.GRANTED);

        assertThat(entries().getLast())
                .isInstanceOfSatisfying(
                        EnterpriseChanged.class,
                        entry -> assertThat(entry.firstDay()).isEqualTo(TODAY));
        assertThat(vouchers())
                .extracting(issued -> grantOf(issued).affiliateGroup())
                .containsExactly("GROUP-8");
        // and again on the same day is a contradiction
        assertBad(line(sme("310000", null), 100, "A-2"), "REGISTER_CHANGE_OUT_OF_ORDER");
    }

    @Test
    void another_regions_enterprise_is_left_to_its_office() {
        open();
        assertBad(line(sme("330100", null), 100, "A-1"), "ENTERPRISE_OF_ANOTHER_REGION");
        service.accepted(
                new RegisterEnterprise(
                        ENTERPRISE,
                        id("there"),
                        sme("330100", null),
                        LocalDate.of(2025, 1, 1),
                        NOW));

        assertThat(result(line(sme("330100", null), 100, "A-1")).outcome())
                .isEqualTo(LineOutcome.GRANTED);
        for (Standing other :
                List.of(
                        sme("310000", null),
                        sme("330200", null),
                        new Standing(EnterpriseClass.LARGE, "330100", null))) {
            assertBad(line(other, 100, "A-2"), "ENTERPRISE_OF_ANOTHER_REGION");
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void an_enterprise_of_the_region_is_not_moved_to_another_by_a_line() {
        open();
        service.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));

        assertBad(line(sme("330100", null), 100, "A-1"), "ENTERPRISE_OF_ANOTHER_REGION");
    }

    @Test
    void one_whose_first_entry_is_to_come_cannot_apply_yet() {
        open();
        service.accepted(
                new RegisterEnterprise(
                        ENTERPRISE, id("r"), sme("310000", null), TODAY.plusDays(1), NOW));

        assertBad(line(sme("310000", null), 100, "A-1"), "REGISTER_CHANGE_OUT_OF_ORDER");
    }

    @Test
    void where_nobody_can_apply_nobody_is_entered_either() {
        assertBad(line(sme("310000", null), 100, "A-1"), "PROGRAMME_NOT_IN_FORCE");
    }

    @Test
    void a_line_that_comes_again_does_nothing_again() {
        open();
        TakeLine first = line(sme("310000", null), 100, "A-1");
        LineResult granted = result(first);
        Instant later = NOW.plusSeconds(1);
        service.accepted(
                new ChangeEnterprise(
                        ENTERPRISE,
                        id("change"),
                        new Standing(EnterpriseClass.LARGE, "310000", null),
                        TODAY.plusDays(1),
                        Set.of("310000"),
                        later));
        int before = service.events().size();

        // nobody heard what became of it
        assertThat(result(first)).isEqualTo(granted);
        LineResult again = result(line("import/8", sme("310000", null), 100, "A-1"));

        assertThat(again.outcome()).isEqualTo(LineOutcome.ALREADY_THERE);
        assertThat(again.status()).isEqualTo(granted.status());
        assertThat(again.applicationId()).isEqualTo(granted.applicationId());
        assertThat(again.serialNumber()).isEqualTo(granted.serialNumber());
        // what the register says now is the office's matter
        assertThat(result(line("other/7", sme("310000", "GROUP-9"), 100, "A-1")).outcome())
                .isEqualTo(LineOutcome.ALREADY_THERE);
        assertThat(service.events()).hasSize(before);
        assertBad(line(sme("310000", null), 101, "A-1"), "REFERENCE_TAKEN");
        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void a_line_whose_application_a_person_has_taken_further_was_there_before() {
        open();
        TakeLine first = line(sme("310000", null), 1_001, "A-1");
        LineResult submitted = result(first);
        service.accepted(
                new WithdrawApplication(
                        PROGRAMME, Objects.requireNonNull(submitted.applicationId()), NOW));

        LineResult again = result(first);

        assertThat(again.outcome()).isEqualTo(LineOutcome.ALREADY_THERE);
        assertThat(again.status()).isEqualTo(ApplicationStatus.WITHDRAWN);
    }

    @Test
    void a_line_is_reported_as_its_application_was_decided() {
        open();
        assertThat(result(line(sme("310000", null), 1_001, "A-1")).outcome())
                .isEqualTo(LineOutcome.SUBMITTED);
        assertThat(result(line(sme("310000", null), 900, "A-2")).outcome())
                .isEqualTo(LineOutcome.GRANTED);

        LineResult waits = result(line(sme("310000", null), 200, "A-3"));

        assertThat(waits.outcome()).isEqualTo(LineOutcome.WAITLISTED);
        assertThat(waits.reason()).isEqualTo("ENVELOPE_EXHAUSTED");
        assertThat(waits.serialNumber()).isNull();
    }
}
