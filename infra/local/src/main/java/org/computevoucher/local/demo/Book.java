package org.computevoucher.local.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.Services.Service;
import tools.jackson.databind.JsonNode;

/** What the ledger's book says, as the demo reads and checks it. */
final class Book {

    private final Services services;
    private final Service ledger;

    Book(Services services, Service ledger) {
        this.services = services;
        this.ledger = ledger;
    }

    /**
     * Waits until all of these facts are booked.
     *
     * @param facts what they are, by their event ids
     */
    void await(Map<String, String> facts) throws InterruptedException {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            entries(fact.getKey(), fact.getValue());
        }
    }

    /**
     * Waits until so much is booked as paid.
     *
     * @param fenByPot by pot, in fen
     */
    void awaitPaid(Map<String, Long> fenByPot) throws InterruptedException {
        for (Map.Entry<String, Long> pot : fenByPot.entrySet()) {
            services.await(
                    ledger,
                    "/api/v1/pots/" + pot.getKey(),
                    "the booking of payments of " + Money.cny(pot.getValue()) + " CNY",
                    found -> found.path("paidFen").longValue(0) >= pot.getValue());
        }
    }

    /**
     * The moment at which the book learned of the last of these facts. Read from the book and not
     * from a clock, so that it is the same moment whenever the demo is played again.
     */
    Instant lastBooked(Map<String, String> facts) throws InterruptedException {
        Instant last = Instant.EPOCH;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            for (JsonNode entry : entries(fact.getKey(), fact.getValue())) {
                Instant recorded =
                        OffsetDateTime.parse(entry.get("recordedAt").stringValue()).toInstant();
                last = recorded.isAfter(last) ? recorded : last;
            }
        }
        return last;
    }

    private JsonNode entries(String factId, String what) throws InterruptedException {
        return services.await(
                        ledger,
                        "/api/v1/entries?factId=" + factId,
                        "the booking of " + what,
                        answer -> !answer.path("entries").isEmpty())
                .get("entries");
    }

    /**
     * All pots.
     *
     * @param query of the request, such as a moment; empty for now
     */
    Map<String, PotBalance> balances(String query) throws InterruptedException {
        Map<String, PotBalance> balances = new HashMap<>();
        for (JsonNode pot : services.get(ledger, "/api/v1/pots" + query).get("pots")) {
            balances.put(pot.get("pot").stringValue(), PotBalance.of(pot));
        }
        return balances;
    }

    /** Whether the accounts of every pot of the plan add up, which is said either way. */
    static boolean check(
            String when, DemoPlan plan, Map<String, PotBalance> balances, PrintStream out) {
        List<String> wrong = new ArrayList<>();
        for (Pot pot : plan.pots()) {
            PotBalance balance = balances.get(pot.pot());
            if (balance == null) {
                wrong.add(pot.pot() + " is not in the book");
            } else if (!balance.isBalanced() || balance.suspenseFen() != 0) {
                wrong.add(pot.pot() + ": " + balance);
            }
        }
        if (wrong.isEmpty()) {
            out.printf(
                    "Checked, %s: in each of the %d pots, allocated = available + outstanding + payable + paid + returned,"
                            + " to the fen; nothing is in suspense.%n",
                    when, plan.pots().size());
            return true;
        }
        out.printf("NOT BALANCED, %s:%n", when);
        wrong.forEach(line -> out.println("  " + line));
        return false;
    }
}
