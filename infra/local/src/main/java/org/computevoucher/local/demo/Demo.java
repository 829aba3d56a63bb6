package org.computevoucher.local.demo;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.Caller;
import org.computevoucher.local.Tokens;
import org.computevoucher.local.demo.DemoPlan.Consumption;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.DemoPlan.Voucher;
import org.computevoucher.local.demo.Services.Service;
import tools.jackson.databind.JsonNode;

/**
 * Plays the seed programmes: budgets, vouchers, usage, reimbursement; then shows what the book
 * says, now and at the moment before the first reimbursement.
 *
 * <p>Every request has a key that depends on the plan alone. So it can be played again on the same
 * data, or go on after a service was killed in the middle, and ends with the same table.
 */
public final class Demo {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final Service ledger;
    private final Service issuance;
    private final Service redemption;
    private final DemoPlan plan;
    private final Services services;
    private final PrintStream out;

    /**
     * Facts that must be in the book before the reimbursements, by their event ids, with the name
     * of what they are.
     */
    private final Map<String, String> factsBefore = new LinkedHashMap<>();

    /** Vouchers by the key of their plan: what the service named them. */
    private final Map<String, String> voucherIds = new HashMap<>();

    private final Map<String, Long> subsidyFenByPot = new HashMap<>();
    private final ChainTimes chainTimes = new ChainTimes();

    /**
     * A demo.
     *
     * @param tokens of whom the services trust; each request is made by the role whose business it
     *     is, and what the book says is read by the auditor
     * @param ledger the address of the ledger service, as in {@code http://127.0.0.1:8081}
     * @param today the date of the first run on this data; a later run on the same data needs the
     *     same
     */
    public Demo(
            Tokens tokens,
            String ledger,
            String issuance,
            String redemption,
            LocalDate today,
            PrintStream out) {
        this.ledger = new Service("ledger", ledger);
        this.issuance = new Service("issuance", issuance);
        this.redemption = new Service("redemption", redemption);
        this.plan = DemoPlan.of(Programmes.load(), today);
        this.services = new Services(tokens, DEADLINE, out);
        this.out = out;
    }

    /** The regions of the seed programmes, by their codes. */
    public static List<String> regions() {
        return Programmes.load().regions().stream().map(Programmes.Region::code).toList();
    }

    /**
     * Plays it.
     *
     * @return whether every pot's accounts add up, to the fen
     * @throws DemoFailure if a request is refused, or something is not there in time
     */
    public boolean play() throws InterruptedException {
        out.printf("demo: %d programmes%n", plan.pots().size());
        sayWhatWasChosen();
        for (Pot pot : plan.pots()) {
            fund(pot);
        }
        int vouchers = 0;
        for (Pot pot : plan.pots()) {
            vouchers += issue(pot);
        }
        out.printf("  %d vouchers issued%n", vouchers);
        consume();
        awaitBooked(factsBefore);
        measure();
        Instant before = lastBooked(factsBefore);
        awaitBooked(settle());

        Map<String, PotBalance> now = balances("");
        Map<String, PotBalance> then =
                balances(
                        "?recordedAt="
                                + URLEncoder.encode(before.toString(), StandardCharsets.UTF_8));
        Tables.print("Now", plan, now, out);
        Tables.print(
                "Before the reimbursements, as the book knew it at " + before, plan, then, out);
        chainTimes.print(out);
        boolean allBalanced = check("now", now);
        return check("before the reimbursements", then) && allBalanced;
    }

    private void sayWhatWasChosen() {
        for (Pot pot : plan.pots()) {
            if (!pot.chosen().isEmpty()) {
                out.printf(
                        "  * %s %s: no public figure; the demo chose %s%n",
                        pot.region().name(), pot.pot(), String.join(" and ", pot.chosen()));
            }
        }
    }

    private void fund(Pot pot) throws InterruptedException {
        Caller finance = Caller.finance(pot.region().code());
        String path = "/api/v1/pots/" + pot.pot();
        if (pot.plannedFen() > 0) {
            services.post(
                    finance,
                    ledger,
                    path + "/plans",
                    pot.key("plan"),
                    services.object()
                            .put("amountFen", pot.plannedFen())
                            .put("document", "demo: announced budget"));
        }
        services.post(
                finance,
                ledger,
                path + "/allocations",
                pot.key("allocation"),
                services.object()
                        .put("amountFen", pot.allocatedFen())
                        .put("document", "demo: appropriation")
                        .put("drawnFromPlan", pot.drawnFromPlan()));
    }

    private int issue(Pot pot) throws InterruptedException {
        // Issuance learns of the allocation a moment after the ledger, and refuses until then.
        services.await(
                issuance,
                "/api/v1/envelopes/" + pot.pot(),
                "the allocation of " + pot.pot(),
                envelope -> envelope.path("allocatedFen").longValue(0) >= pot.allocatedFen());
        for (Voucher voucher : pot.vouchers()) {
            JsonNode issued =
                    services.post(
                            Caller.office(pot.region().code()),
                            issuance,
                            "/api/v1/vouchers",
                            voucher.key(),
                            services.object()
                                    .put("pot", voucher.pot())
                                    .put("enterprise", voucher.enterprise())
                                    .put("faceFen", voucher.faceFen())
                                    .put("rateBasisPoints", voucher.rateBasisPoints())
                                    .put("validFrom", voucher.validFrom().toString())
                                    .put("validTo", voucher.validTo().toString())
                                    .put("graceDays", voucher.graceDays())
                                    .put("payee", voucher.payee()));
            voucherIds.put(voucher.key(), issued.get("voucherId").stringValue());
            factsBefore.put(issued.get("eventId").stringValue(), voucher.key());
        }
        return pot.vouchers().size();
    }

    private void consume() throws InterruptedException {
        int posted = 0;
        for (Pot pot : plan.pots()) {
            for (Voucher voucher : pot.vouchers()) {
                for (Consumption consumption : voucher.consumptions()) {
                    if (!consumption.measured()) {
                        post(voucher, consumption);
                        posted++;
                    }
                }
            }
        }
        out.printf("  %d consumptions accepted%n", posted);
    }

    private JsonNode post(Voucher voucher, Consumption consumption) throws InterruptedException {
        JsonNode accepted =
                services.post(
                        Caller.dataCentre(consumption.dataCentre()),
                        redemption,
                        "/api/v1/consumptions",
                        consumption.key(),
                        services.object()
                                .put("dataCentre", consumption.dataCentre())
                                .put("usageId", consumption.usageId())
                                .put("voucherId", voucherId(voucher))
                                .put("chargePeriodStart", rfc3339(consumption.from()))
                                .put("chargePeriodEnd", rfc3339(consumption.to()))
                                .put("billedCostFen", consumption.billedCostFen()));
        factsBefore.put(accepted.get("eventId").stringValue(), consumption.key());
        subsidyFenByPot.merge(voucher.pot(), accepted.get("subsidyFen").longValue(), Long::sum);
        return accepted;
    }

    /** With seconds, which Java leaves out when there are none and RFC 3339 demands. */
    private static String rfc3339(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private String voucherId(Voucher voucher) {
        String id = voucherIds.get(voucher.key());
        if (id == null) {
            throw new IllegalStateException("not issued: " + voucher.key());
        }
        return id;
    }

    /**
     * With the system at rest and one after the other: how long from posting a consumption until it
     * is in the book.
     */
    private void measure() throws InterruptedException {
        for (Pot pot : plan.pots()) {
            for (Voucher voucher : pot.vouchers()) {
                for (Consumption consumption : voucher.consumptions()) {
                    if (consumption.measured()) {
                        measure(voucher, consumption);
                    }
                }
            }
        }
    }

    private void measure(Voucher voucher, Consumption consumption) throws InterruptedException {
        boolean isNew =
                !services.exists(
                        redemption,
                        "/api/v1/consumptions/"
                                + consumption.usageId()
                                + "?dataCentre="
                                + consumption.dataCentre());
        long began = System.nanoTime();
        JsonNode accepted = post(voucher, consumption);
        awaitBooked(Map.of(accepted.get("eventId").stringValue(), consumption.key()));
        if (isNew) {
            chainTimes.add(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void awaitBooked(Map<String, String> facts) throws InterruptedException {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            entries(fact.getKey(), fact.getValue());
        }
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
     * The moment at which the book learned of the last of these facts. Read from the book and not
     * from a clock, so that it is the same moment whenever the demo is played again.
     */
    private Instant lastBooked(Map<String, String> facts) throws InterruptedException {
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

    private Map<String, String> settle() throws InterruptedException {
        Map<String, String> settled = new LinkedHashMap<>();
        for (Pot pot : plan.pots()) {
            awaitPayables(pot);
            for (String payee : pot.payeesToPay()) {
                String key = pot.key("settlement-" + payee);
                JsonNode settlement =
                        services.post(
                                Caller.treasury(pot.region().code()),
                                redemption,
                                "/api/v1/settlements",
                                key,
                                services.object().put("pot", pot.pot()).put("payee", payee));
                settled.put(settlement.get("eventId").stringValue(), key);
            }
        }
        out.printf("  %d payees reimbursed; the others wait%n", settled.size());
        return settled;
    }

    /**
     * A settlement pays what is payable when it is made: all of the pot's subsidies must be there
     * by then.
     */
    private void awaitPayables(Pot pot) throws InterruptedException {
        long expectedFen = subsidyFenByPot.getOrDefault(pot.pot(), 0L);
        services.await(
                redemption,
                "/api/v1/payables?pot=" + pot.pot(),
                "subsidies of " + Money.cny(expectedFen) + " CNY",
                payables ->
                        payables.valueStream()
                                        .mapToLong(
                                                p ->
                                                        p.get("payableFen").longValue()
                                                                + p.get("paidFen").longValue())
                                        .sum()
                                >= expectedFen);
    }

    private Map<String, PotBalance> balances(String query) throws InterruptedException {
        Map<String, PotBalance> balances = new HashMap<>();
        for (JsonNode pot : services.get(ledger, "/api/v1/pots" + query).get("pots")) {
            balances.put(pot.get("pot").stringValue(), PotBalance.of(pot));
        }
        return balances;
    }

    private boolean check(String when, Map<String, PotBalance> balances) {
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
