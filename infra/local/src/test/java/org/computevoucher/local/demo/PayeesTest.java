package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.local.demo.DemoPlan.Consumption;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.Payees.DataCentre;
import org.junit.jupiter.api.Test;

class PayeesTest {

    private final DemoPlan plan = DemoPlan.of(Programmes.load(), LocalDate.of(2026, 11, 22));
    private final Payees payees = Payees.of(plan);

    @Test
    void every_data_centre_that_is_used_is_registered_once_in_its_region_before_its_use() {
        List<String> codes = payees.dataCentres().stream().map(DataCentre::code).toList();
        assertThat(codes)
                .doesNotHaveDuplicates()
                .hasSize(2 * Programmes.load().regions().size())
                .containsAll(
                        plan.pots().stream()
                                .flatMap(pot -> pot.vouchers().stream())
                                .flatMap(voucher -> voucher.consumptions().stream())
                                .map(Consumption::dataCentre)
                                .toList());
        assertThat(payees.dataCentres())
                .allSatisfy(
                        centre -> {
                            assertThat(centre.code()).startsWith("DC-" + centre.region());
                            assertThat(centre.firstDay()).isEqualTo("2026-01-01");
                        });
    }

    @Test
    void of_the_payees_those_have_a_bank_account_whom_the_plan_pays() {
        List<String> known = new ArrayList<>(payees.enterprises());
        payees.dataCentres().stream()
                .filter(DataCentre::toBePaid)
                .map(DataCentre::code)
                .forEach(known::add);
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        plan.pots().stream()
                                .map(Pot::payeesToPay)
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
        assertThat(payees.enterprises()).isNotEmpty();
    }
}
