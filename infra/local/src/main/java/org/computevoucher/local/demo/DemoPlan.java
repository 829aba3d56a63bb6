package org.computevoucher.local.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.computevoucher.local.demo.Programmes.Programme;
import org.computevoucher.local.demo.Programmes.Region;

/**
 * What the demo will do: computed from the file and one date, with nothing left to chance, so that
 * a second run asks for exactly the same and gets the first answers again.
 *
 * @param pots in the order of the file
 */
record DemoPlan(List<Pot> pots) {

    /** Announced money of which we choose to allocate this share where no allocation is public. */
    private static final int CHOSEN_PERCENT_OF_PLAN = 40;

    /** 50 million CNY, where neither an allocation nor a plan is public. */
    private static final long CHOSEN_ALLOCATION_FEN = 5_000_000_000L;

    private static final int WHOLE_BASIS_POINTS = 10_000;

    /** The most that anybody asks for, where the programme sets no yearly cap: 2 million CNY. */
    private static final long LARGEST_REQUEST_FEN = 200_000_000L;

    /** All vouchers of a pot together stay within half of it, so that something is left to give. */
    private static final int SMALLEST_SHARE_OF_POT = 8;

    private static final int[] FACE_PERCENTS = {100, 60, 35, 80};

    /**
     * Subsidy of each consumption in percent of the face, by voucher: used in part; used up, so
     * that the face binds the last one; used a little; not used at all.
     */
    private static final int[][] USED_PERCENTS = {{20, 25, 10}, {40, 45, 45}, {15}, {}};

    private static final int MEASURED = 10;
    private static final int DAYS_AFTER_NEW_YEAR = 45;
    private static final int LAST_USAGE_DAYS_AGO = 2;
    private static final int PERIOD_DAYS = 7;
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int PERCENT = 100;

    /**
     * The money of one programme in one year, and what happens to it.
     *
     * @param chosen what no public figure says and we therefore chose, in words
     * @param waiting who asks for more than the pot has left, where more was announced: announced
     *     money is not money
     * @param payeesToPay who is reimbursed; one payee waits, so that something stays payable
     */
    record Pot(
            String pot,
            String programme,
            Region region,
            Rules rules,
            long plannedFen,
            long allocatedFen,
            boolean drawnFromPlan,
            List<String> chosen,
            List<Voucher> vouchers,
            Optional<Application> waiting,
            List<String> payeesToPay) {

        String key(String what) {
            return "demo-" + pot + "-" + what;
        }

        List<Application> applications() {
            List<Application> all = new ArrayList<>();
            vouchers.forEach(voucher -> all.add(voucher.application()));
            waiting.ifPresent(all::add);
            return all;
        }
    }

    /** What an enterprise asks for. */
    record Application(
            String key, String pot, String enterprise, String enterpriseClass, long requestedFen) {}

    /** A voucher that is granted, and the usage that will be reported against it, in order. */
    record Voucher(Application application, List<Consumption> consumptions) {}

    /**
     * One usage record; measured ones are posted one at a time, to see how long the chain takes.
     */
    record Consumption(
            String key,
            String dataCentre,
            String usageId,
            OffsetDateTime from,
            OffsetDateTime to,
            long billedCostFen,
            boolean measured) {}

    /**
     * The plan of this file, as of a date on which somebody tries the system.
     *
     * @param today usage lies before it, and in the same fiscal year, or early in the year in the
     *     one before
     */
    static DemoPlan of(Programmes programmes, LocalDate today) {
        int year = today.minusDays(DAYS_AFTER_NEW_YEAR).getYear();
        List<Pot> pots = new ArrayList<>();
        for (Region region : programmes.regions()) {
            for (Programme programme : region.programmes()) {
                pots.add(pot(region, programme, year, today, pots.isEmpty()));
            }
        }
        return new DemoPlan(List.copyOf(pots));
    }

    private static Pot pot(
            Region region, Programme programme, int year, LocalDate today, boolean measured) {
        List<String> chosen = new ArrayList<>();
        boolean drawnFromPlan = programme.allocatedFen().isEmpty() && programme.plannedFen() > 0;
        long allocatedFen =
                programme
                        .allocatedFen()
                        .orElseGet(() -> chosenAllocation(programme, drawnFromPlan, chosen));
        Rules rules = Rules.of(programme, year, allocatedFen, chosen);
        String pot = programme.code() + "-" + year;
        long largestFen =
                Math.min(
                        programme.yearlyCapFen().orElse(LARGEST_REQUEST_FEN),
                        allocatedFen / SMALLEST_SHARE_OF_POT);
        List<Voucher> vouchers = new ArrayList<>();
        for (int i = 0; i < FACE_PERCENTS.length; i++) {
            // A few odd fen: round figures would hide a rounding error.
            long faceFen = largestFen / PERCENT * FACE_PERCENTS[i] - 37L * i;
            vouchers.add(
                    new Voucher(
                            application(pot, region, rules, i, faceFen),
                            consumptions(
                                    pot,
                                    region.code(),
                                    i,
                                    faceFen,
                                    rules.rateBasisPoints(),
                                    lastUsage(year, today),
                                    measured && i == 0)));
        }
        boolean moreWasAnnounced = programme.plannedFen() > 0 && !drawnFromPlan;
        return new Pot(
                pot,
                programme.code(),
                region,
                rules,
                programme.plannedFen(),
                allocatedFen,
                drawnFromPlan,
                List.copyOf(chosen),
                List.copyOf(vouchers),
                moreWasAnnounced
                        ? Optional.of(
                                application(pot, region, rules, vouchers.size(), allocatedFen))
                        : Optional.empty(),
                payeesToPay(rules, vouchers));
    }

    private static long chosenAllocation(
            Programme programme, boolean drawnFromPlan, List<String> chosen) {
        long fen =
                drawnFromPlan
                        ? programme.plannedFen() / PERCENT * CHOSEN_PERCENT_OF_PLAN
                        : CHOSEN_ALLOCATION_FEN;
        chosen.add(
                "an allocation of "
                        + Money.cny(fen)
                        + " CNY"
                        + (drawnFromPlan ? ", drawn from the plan" : ""));
        return fen;
    }

    /** Whoever can apply takes turns. */
    private static Application application(
            String pot, Region region, Rules rules, int number, long requestedFen) {
        String enterpriseClass = rules.eligible().get(number % rules.eligible().size());
        return new Application(
                "demo-" + pot + "-application-" + (number + 1),
                pot,
                CreditCode.of(enterpriseClass, region.code(), number + 1),
                enterpriseClass,
                requestedFen);
    }

    private static LocalDate lastUsage(int year, LocalDate today) {
        LocalDate recent = today.minusDays(LAST_USAGE_DAYS_AGO);
        LocalDate endOfYear = LocalDate.of(year, 12, 30);
        return recent.isBefore(endOfYear) ? recent : endOfYear;
    }

    private static List<Consumption> consumptions(
            String pot,
            String region,
            int voucher,
            long faceFen,
            int rate,
            LocalDate last,
            boolean measured) {
        List<Consumption> consumptions = new ArrayList<>();
        int[] percents = USED_PERCENTS[voucher];
        for (int i = 0; i < percents.length; i++) {
            long costFen = costOf(faceFen / PERCENT * percents[i], rate) + 11L * (i + 1);
            LocalDate from = last.minusDays((long) PERIOD_DAYS * (percents.length - i));
            consumptions.add(consumption(pot, region, voucher, i, from, costFen, false));
        }
        if (measured) {
            LocalDate from = last.minusDays(PERIOD_DAYS);
            for (int i = 0; i < MEASURED; i++) {
                int number = percents.length + i;
                consumptions.add(consumption(pot, region, voucher, number, from, 100_003L, true));
            }
        }
        return List.copyOf(consumptions);
    }

    private static Consumption consumption(
            String pot,
            String region,
            int voucher,
            int number,
            LocalDate from,
            long costFen,
            boolean measured) {
        String usageId = pot + "-v" + (voucher + 1) + "-u" + (number + 1);
        OffsetDateTime start = from.atStartOfDay().atOffset(SHANGHAI);
        return new Consumption(
                "demo-" + usageId,
                // Two centres in each region, so that a pot has several payees.
                "DC-" + region + (number % 2 == 0 ? "-A" : "-B"),
                usageId,
                start,
                start.plusDays(PERIOD_DAYS),
                costFen,
                measured);
    }

    private static long costOf(long subsidyFen, int rate) {
        return Math.multiplyExact(subsidyFen, WHOLE_BASIS_POINTS) / rate;
    }

    private static List<String> payeesToPay(Rules rules, List<Voucher> vouchers) {
        TreeSet<String> payees = new TreeSet<>();
        for (Voucher voucher : vouchers) {
            for (Consumption consumption : voucher.consumptions()) {
                payees.add(
                        rules.payee().equals("ENTERPRISE")
                                ? voucher.application().enterprise()
                                : consumption.dataCentre());
            }
        }
        if (payees.size() > 1) {
            payees.removeLast();
        }
        return List.copyOf(payees);
    }
}
