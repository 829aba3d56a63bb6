package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.local.demo.DemoPlan.Application;
import org.computevoucher.local.demo.DemoPlan.Consumption;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.DemoPlan.Voucher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPlanTest {

    private static final Programmes PROGRAMMES = Programmes.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final DemoPlan plan = DemoPlan.of(PROGRAMMES, TODAY);

    @Test
    void the_same_file_and_date_give_the_same_plan() {
        assertThat(DemoPlan.of(Programmes.load(), TODAY)).isEqualTo(plan);
    }

    @Test
    void every_programme_of_every_region_has_its_pot() {
        assertThat(plan.pots().stream().map(Pot::pot))
                .containsExactly(
                        "310000-COMPUTE-2026",
                        "310000-DATA-2026",
                        "370000-COMPUTE-2026",
                        "510100-COMPUTE-2026",
                        "110000-COMPUTE-2026",
                        "410000-COMPUTE-2026",
                        "440300-COMPUTE-2026",
                        "440300-MODEL-2026",
                        "440300-DATA-2026",
                        "330200-COMPUTE-2026");
    }

    @Test
    void public_figures_are_kept_and_chosen_ones_are_marked() {
        assertThat(
                        plan.pots().stream()
                                .map(
                                        pot ->
                                                String.join(
                                                        " ",
                                                        pot.pot(),
                                                        Long.toString(pot.plannedFen()),
                                                        Long.toString(pot.allocatedFen()),
                                                        Integer.toString(
                                                                pot.rules().rateBasisPoints()),
                                                        pot.chosen().toString())))
                .contains(
                        "310000-COMPUTE-2026 0 60000000000 8000 []",
                        "370000-COMPUTE-2026 100000000000 3000000000 5000 [a rate of 50 %]",
                        "410000-COMPUTE-2026 5000000000 2000000000 2000 [an allocation of 20,000,000.00 CNY, drawn from the plan]",
                        "330200-COMPUTE-2026 0 5000000000 5000 [an allocation of 50,000,000.00 CNY, a rate of 50 %]");
    }

    @Test
    void the_rules_are_those_of_the_file_and_chosen_where_it_has_none() {
        assertThat(
                        plan.pots().stream()
                                .map(
                                        pot -> {
                                            Rules rules = pot.rules();
                                            return "%s %s %d/%s %s %s %s"
                                                    .formatted(
                                                            pot.programme(),
                                                            rules.kind(),
                                                            rules.maxFaceFen(),
                                                            rules.yearlyCapFen().isPresent()
                                                                    ? "cap"
                                                                    : "no cap",
                                                            rules.eligible(),
                                                            rules.payee(),
                                                            rules.automaticUpToFen());
                                        }))
                .contains(
                        "310000-DATA DATA 10000000000/no cap [SME] DATA_CENTRE 100000000",
                        "510100-COMPUTE COMPUTE 500000000/cap [RESEARCH, UNIVERSITY] DATA_CENTRE 100000000",
                        "440300-MODEL MODEL 100000000/cap [SME] ENTERPRISE 100000000");
    }

    @Test
    void whoever_applies_has_a_valid_code_of_the_region_and_one_class_that_can_apply() {
        Map<String, String> classes = new HashMap<>();
        for (Pot pot : plan.pots()) {
            for (Application application : pot.applications()) {
                String code = application.enterprise();
                assertThat(CreditCode.withCheck(code.substring(0, 17))).isEqualTo(code);
                assertThat(code.substring(2, 8)).isEqualTo(pot.region().code());
                assertThat(pot.rules().eligible()).contains(application.enterpriseClass());
                assertThat(classes.putIfAbsent(code, application.enterpriseClass()))
                        .isIn(null, application.enterpriseClass());
            }
        }
        assertThat(classes).containsValues("SME", "RESEARCH", "UNIVERSITY");
    }

    @Test
    void vouchers_stay_within_the_allocation_and_the_yearly_cap() {
        for (Pot pot : plan.pots()) {
            long promisedFen = promisedFen(pot);
            assertThat(promisedFen).as(pot.pot()).isPositive().isLessThan(pot.allocatedFen());
            Map<String, Long> promisedByEnterprise = new HashMap<>();
            for (Voucher voucher : pot.vouchers()) {
                Application application = voucher.application();
                assertThat(application.requestedFen())
                        .isLessThanOrEqualTo(pot.rules().maxFaceFen());
                promisedByEnterprise.merge(
                        application.enterprise(), application.requestedFen(), Long::sum);
            }
            assertThat(promisedByEnterprise.values())
                    .as(pot.pot())
                    .allMatch(fen -> fen <= pot.rules().yearlyCapFen().orElse(pot.allocatedFen()));
        }
    }

    @Test
    void the_rules_alone_decide_on_some_and_a_person_on_others() {
        Map<Boolean, Long> byAPerson =
                plan.pots().stream()
                        .flatMap(
                                pot ->
                                        pot.applications().stream()
                                                .map(
                                                        application ->
                                                                application.requestedFen()
                                                                        > pot.rules()
                                                                                .automaticUpToFen()))
                        .collect(Collectors.groupingBy(large -> large, Collectors.counting()));
        assertThat(byAPerson).containsOnlyKeys(false, true);
    }

    @Test
    void announced_money_is_no_money_so_where_there_is_more_of_it_somebody_waits() {
        List<Pot> waitedFor =
                plan.pots().stream().filter(pot -> pot.waiting().isPresent()).toList();
        assertThat(waitedFor).extracting(Pot::pot).containsExactly("370000-COMPUTE-2026");
        Pot pot = waitedFor.getFirst();
        assertThat(pot.waiting().orElseThrow().requestedFen())
                .isLessThanOrEqualTo(pot.rules().maxFaceFen())
                .isGreaterThan(pot.allocatedFen() - promisedFen(pot));
    }

    private static long promisedFen(Pot pot) {
        return pot.vouchers().stream()
                .mapToLong(voucher -> voucher.application().requestedFen())
                .sum();
    }

    @Test
    void in_every_pot_one_voucher_is_used_up_one_in_part_and_one_not_at_all() {
        for (Pot pot : plan.pots()) {
            List<Long> openFen =
                    pot.vouchers().stream()
                            .map(
                                    voucher ->
                                            voucher.application().requestedFen()
                                                    - subsidyFen(pot, voucher))
                            .toList();
            assertThat(openFen.get(0)).as(pot.pot()).isPositive();
            assertThat(openFen.get(1)).as(pot.pot()).isZero();
            assertThat(openFen.get(3))
                    .as(pot.pot())
                    .isEqualTo(pot.vouchers().get(3).application().requestedFen());
        }
    }

    @Test
    void somebody_is_paid_and_somebody_waits_in_every_pot() {
        for (Pot pot : plan.pots()) {
            Set<String> payees = new HashSet<>();
            for (Voucher voucher : pot.vouchers()) {
                voucher.consumptions()
                        .forEach(
                                c ->
                                        payees.add(
                                                pot.rules().payee().equals("ENTERPRISE")
                                                        ? voucher.application().enterprise()
                                                        : c.dataCentre()));
            }
            assertThat(payees).as(pot.pot()).containsAll(pot.payeesToPay());
            assertThat(pot.payeesToPay()).as(pot.pot()).isNotEmpty().hasSize(payees.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-02-14",
                "2026-02-15",
                "2026-07-01",
                "2026-12-31",
                "2028-02-29"
            })
    void on_whatever_day_vouchers_can_be_had_and_their_usage_is_past_and_within_validity(
            LocalDate today) {
        Instant now = today.atStartOfDay(SHANGHAI).toInstant();
        for (Pot pot : DemoPlan.of(PROGRAMMES, today).pots()) {
            Rules rules = pot.rules();
            // the last day on which the vouchers can be applied for
            assertThat(rules.validTo()).isAfterOrEqualTo(today);
            for (Voucher voucher : pot.vouchers()) {
                for (Consumption consumption : voucher.consumptions()) {
                    assertThat(consumption.from().toLocalDate())
                            .isAfterOrEqualTo(rules.validFrom());
                    assertThat(consumption.to().toInstant())
                            .isAfter(consumption.from().toInstant())
                            .isBefore(now);
                    assertThat(consumption.to().toLocalDate()).isBeforeOrEqualTo(rules.validTo());
                }
            }
        }
    }

    @Test
    void no_two_requests_share_a_key_and_no_two_usages_an_id() {
        List<String> keys =
                Stream.concat(
                                plan.pots().stream()
                                        .flatMap(pot -> pot.applications().stream())
                                        .map(Application::key),
                                vouchers()
                                        .flatMap(v -> v.consumptions().stream())
                                        .map(Consumption::key))
                        .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(
                        vouchers()
                                .flatMap(v -> v.consumptions().stream())
                                .map(c -> c.dataCentre() + " " + c.usageId()))
                .doesNotHaveDuplicates();
    }

    private Stream<Voucher> vouchers() {
        return plan.pots().stream().flatMap(pot -> pot.vouchers().stream());
    }

    /** Rule 1 of the domain: min( face, floor( rate × cumulative eligible cost ) ). */
    private static long subsidyFen(Pot pot, Voucher voucher) {
        long costFen = voucher.consumptions().stream().mapToLong(Consumption::billedCostFen).sum();
        return Math.min(
                voucher.application().requestedFen(),
                costFen * pot.rules().rateBasisPoints() / 10_000);
    }
}
