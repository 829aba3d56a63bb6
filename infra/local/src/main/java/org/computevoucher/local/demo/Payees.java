package org.computevoucher.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.demo.DemoPlan.Consumption;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.DemoPlan.Voucher;

/**
 * Where the plan's vouchers are used, and who says where it wants its money. Those payees of the
 * plan that are to wait say nothing: a settlement run leaves them out.
 *
 * @param dataCentres in the order of their first use
 * @param enterprises those that are paid themselves, by their credit codes
 */
record Payees(List<DataCentre> dataCentres, List<String> enterprises) {

    /**
     * A data centre that does not exist.
     *
     * @param firstDay from when on it stands in the register, as in {@code 2026-01-01}
     * @param toBePaid whether it says where it wants its money
     */
    record DataCentre(
            String code,
            String region,
            String regionName,
            String hardwareClass,
            String firstDay,
            boolean toBePaid) {}

    static Payees of(DemoPlan plan) {
        Map<String, DataCentre> centres = new LinkedHashMap<>();
        List<String> enterprises = new ArrayList<>();
        for (Pot pot : plan.pots()) {
            boolean paysCentres = !pot.rules().payee().equals("ENTERPRISE");
            if (!paysCentres) {
                enterprises.addAll(pot.payeesToPay());
            }
            for (Voucher voucher : pot.vouchers()) {
                for (Consumption consumption : voucher.consumptions()) {
                    String code = consumption.dataCentre();
                    centres.merge(
                            code,
                            centre(pot, code, paysCentres && pot.payeesToPay().contains(code)),
                            (one, other) -> one.toBePaid() ? one : other);
                }
            }
        }
        return new Payees(List.copyOf(centres.values()), List.copyOf(enterprises));
    }

    private static DataCentre centre(Pot pot, String code, boolean toBePaid) {
        return new DataCentre(
                code,
                pot.region().code(),
                pot.region().name(),
                code.endsWith("-A") ? "ASCEND-910B" : "H800",
                pot.rules().validFrom().toString(),
                toBePaid);
    }
}
