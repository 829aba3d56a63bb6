package org.computevoucher.local.demo;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
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
 * Plays the seed programmes: budgets, rules, data centres, applications, vouchers, usage,
 * settlement runs; then shows what the book says, now and at the moment before the first
 * reimbursement.
 *
 * <p>Every request has a key that depends on the plan alone. So it can be played again on the same
 * data, or go on after a service was killed in the middle, and ends with the same table.
 */
public final class Demo {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final Service redemption;
    private final DemoPlan plan;
    private final Services services;
    private final Offices offices;
    private final Treasuries treasuries;
    private final Book book;
    private final PrintStream out;

    /**
     * Facts that must be in the book before the reimbursements, by their event ids, with the name
     * of what they are.
     */
    private final Map<String, String> factsBefore = new LinkedHashMap<>();

    /** What the service named the vouchers, by the keys of their applications. */
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
        this.redemption = new Service("redemption", redemption);
        this.plan = DemoPlan.of(Programmes.load(), today);
        this.services = new Services(tokens, DEADLINE, out);
        Service ledgerService = new Service("ledger", ledger);
        this.offices = new Offices(services, ledgerService, new Service("issuance", issuance));
        this.treasuries = new Treasuries(services, this.redemption);
        this.book = new Book(services, ledgerService);
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
            offices.prepare(pot);
        }
        new Register(services, redemption).enter(Payees.of(plan));
        for (Pot pot : plan.pots()) {
            grant(pot);
        }
        sayWhatWasGranted();
        consume();
        book.await(factsBefore);
        measure();
        Instant before = book.lastBooked(factsBefore);
        book.awaitPaid(treasuries.settle(plan, subsidyFenByPot));
        out.printf("  %s%n", treasuries);

        Map<String, PotBalance> now = book.balances("");
        Map<String, PotBalance> then =
                book.balances(
                        "?recordedAt="
                                + URLEncoder.encode(before.toString(), StandardCharsets.UTF_8));
        Tables.print("Now", plan, now, out);
        Tables.print(
                "Before the reimbursements, as the book knew it at " + before, plan, then, out);
        chainTimes.print(out);
        boolean allBalanced = Book.check("now", plan, now, out);
        return Book.check("before the reimbursements", plan, then, out) && allBalanced;
    }

    private void sayWhatWasChosen() {
        out.printf("  the demo chose, for all of them: %s%n", Rules.CHOSEN_FOR_ALL);
        for (Pot pot : plan.pots()) {
            if (!pot.chosen().isEmpty()) {
                out.printf(
                        "  * %s %s: no public figure; the demo chose %s%n",
                        pot.region().name(), pot.pot(), String.join(" and ", pot.chosen()));
            }
        }
    }

    private void sayWhatWasGranted() {
        out.printf(
                "  %d applications: %d vouchers issued, %d decisions by a person, the others by the rules alone%n",
                plan.pots().stream().mapToInt(pot -> pot.applications().size()).sum(),
                voucherIds.size(),
                offices.decidedByAPerson());
        for (Pot pot : plan.pots()) {
            pot.waiting()
                    .ifPresent(
                            application ->
                                    out.printf(
                                            "  one waits in %s: it asks for %s CNY, more than is left of the %s CNY allocated; the %s CNY announced are not allocated yet%n",
                                            pot.pot(),
                                            Money.cny(application.requestedFen()),
                                            Money.cny(pot.allocatedFen()),
                                            Money.cny(pot.plannedFen())));
        }
    }

    private void grant(Pot pot) throws InterruptedException {
        offices.grant(pot)
                .forEach(
                        (application, voucher) -> {
                            voucherIds.put(application, voucher.voucherId());
                            factsBefore.put(voucher.issueId(), application);
                        });
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
        subsidyFenByPot.merge(
                voucher.application().pot(), accepted.get("subsidyFen").longValue(), Long::sum);
        return accepted;
    }

    /** With seconds, which Java leaves out when there are none and RFC 3339 demands. */
    private static String rfc3339(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private String voucherId(Voucher voucher) {
        String key = voucher.application().key();
        String id = voucherIds.get(key);
        if (id == null) {
            throw new IllegalStateException("not issued: " + key);
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
        book.await(Map.of(accepted.get("eventId").stringValue(), consumption.key()));
        if (isNew) {
            chainTimes.add(Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
