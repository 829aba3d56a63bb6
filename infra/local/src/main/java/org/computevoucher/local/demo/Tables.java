package org.computevoucher.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints what each region's money is, in CNY. */
final class Tables {

    private static final String ROW = "%-12s %18s %18s %18s %18s %18s %18s%n";

    private Tables() {}

    /**
     * One row per region and one for all.
     *
     * @param balances by pot of the plan
     */
    static void print(
            String title, DemoPlan plan, Map<String, PotBalance> balances, PrintStream out) {
        Map<String, PotBalance> regions = new LinkedHashMap<>();
        PotBalance all = PotBalance.NOTHING;
        for (DemoPlan.Pot pot : plan.pots()) {
            PotBalance balance = balances.getOrDefault(pot.pot(), PotBalance.NOTHING);
            regions.merge(name(plan, pot), balance, PotBalance::plus);
            all = all.plus(balance);
        }
        out.printf("%n%s%n", title);
        out.printf(
                Locale.ROOT,
                ROW,
                "CNY",
                "planned",
                "allocated",
                "available",
                "outstanding",
                "payable",
                "paid");
        regions.forEach((region, balance) -> row(region, balance, out));
        row("all", all, out);
    }

    private static String name(DemoPlan plan, DemoPlan.Pot pot) {
        boolean chosen =
                plan.pots().stream()
                        .anyMatch(
                                other ->
                                        other.region().equals(pot.region())
                                                && !other.chosen().isEmpty());
        return pot.region().name() + (chosen ? " *" : "");
    }

    private static void row(String name, PotBalance balance, PrintStream out) {
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                Money.cny(balance.plannedFen()),
                Money.cny(balance.allocatedFen()),
                Money.cny(balance.availableFen()),
                Money.cny(balance.outstandingFen()),
                Money.cny(balance.payableFen()),
                Money.cny(balance.paidFen()));
    }
}
