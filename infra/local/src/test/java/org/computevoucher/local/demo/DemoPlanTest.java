package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.computevoucher.local.demo.DemoPlan.Consumption;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.DemoPlan.Voucher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPlanTest {

    private static final Programmes PROGRAMMES = Programmes.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

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
                                                                pot.vouchers()
                                                                        .getFirst()
                                                                        .rateBasisPoints()),
                                                        pot.chosen().toString())))
                .contains(
                        "310000-COMPUTE-2026 0 60000000000 8000 []",
                        "370000-COMPUTE-2026 100000000000 3000000000 5000 [a rate of 50 %]",
                        "410000-COMPUTE-2026 5000000000 2000000000 2000 [an allocation of 20,000,000.00 CNY, drawn from the plan]",
                        "330200-COMPUTE-2026 0 5000000000 5000 [an allocation of 50,000,000.00 CNY, a rate of 50 %]");
    }

    @Test
    void enterprises_have_valid_codes_of_their_region() {
        assertThat(vouchers())
                .allSatisfy(
                        voucher -> {
                            assertThat(CreditCode.withCheck(voucher.enterprise().substring(0, 17)))
                                    .isEqualTo(voucher.enterprise());
                            assertThat(voucher.enterprise().substring(2, 8))
                                    .isEqualTo(voucher.pot().substring(0, 6));
                        });
    }

    @Test
    void vouchers_stay_within_the_allocation_and_the_yearly_cap() {
        for (Pot pot : plan.pots()) {
            long promisedFen = pot.vouchers().stream().mapToLong(Voucher::faceFen).sum();
            assertThat(promisedFen).as(pot.pot()).isPositive().isLessThan(pot.allocatedFen());
            long capFen =
                    PROGRAMMES.regions().stream()
                            .flatMap(region -> region.programmes().stream())
                            .filter(programme -> pot.pot().equals(programme.code() + "-2026"))
                            .mapToLong(programme -> programme.yearlyCapFen().orElse(Long.MAX_VALUE))
                            .findFirst()
                            .orElseThrow();
            Map<String, Long> promisedByEnterprise = new HashMap<>();
            pot.vouchers()
                    .forEach(
                            v ->
                                    promisedByEnterprise.merge(
                                            v.enterprise(), v.faceFen(), Long::sum));
            assertThat(promisedByEnterprise.values()).as(pot.pot()).allMatch(fen -> fen <= capFen);
        }
    }

    @Test
    void in_every_pot_one_voucher_is_used_up_one_in_part_and_one_not_at_all() {
        for (Pot pot : plan.pots()) {
            List<Long> openFen =
                    pot.vouchers().stream()
                            .map(voucher -> voucher.faceFen() - subsidyFen(voucher))
                            .toList();
            assertThat(openFen.get(0)).as(pot.pot()).isPositive();
            assertThat(openFen.get(1)).as(pot.pot()).isZero();
            assertThat(openFen.get(3)).as(pot.pot()).isEqualTo(pot.vouchers().get(3).faceFen());
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
                                                voucher.payee().equals("ENTERPRISE")
                                                        ? voucher.enterprise()
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
    void on_whatever_day_usage_is_past_within_validity_and_can_still_be_reported(LocalDate today) {
        for (Pot pot : DemoPlan.of(PROGRAMMES, today).pots()) {
            for (Voucher voucher : pot.vouchers()) {
                assertThat(voucher.validTo().plusDays(voucher.graceDays())).isAfter(today);
                for (Consumption consumption : voucher.consumptions()) {
                    assertThat(consumption.from().toLocalDate())
                            .isAfterOrEqualTo(voucher.validFrom());
                    assertThat(consumption.to())
                            .isAfter(consumption.from())
                            .isBefore(today.atStartOfDay().atOffset(ZoneOffset.ofHours(8)));
                    assertThat(consumption.to().toLocalDate()).isBeforeOrEqualTo(voucher.validTo());
                }
            }
        }
    }

    @Test
    void no_two_requests_share_a_key_and_no_two_usages_an_id() {
        List<String> keys =
                Stream.concat(
                                vouchers().map(Voucher::key),
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
    private static long subsidyFen(Voucher voucher) {
        long costFen = voucher.consumptions().stream().mapToLong(Consumption::billedCostFen).sum();
        return Math.min(voucher.faceFen(), costFen * voucher.rateBasisPoints() / 10_000);
    }
}
