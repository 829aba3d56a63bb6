package org.computevoucher.systemtests;

import computevoucher.usage_reports.v1.UsageReported;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reports of two data centres, ten of one and then ten of the other, with the one answer that each
 * must get whatever happens meanwhile. Of each ten some are good, one is reported again, one is
 * written twice as a producer does that lost the broker's answer, one contradicts another, and one
 * is wrong.
 */
final class UsageReportPlan {

    private static final int BLOCK = 10;
    private static final long NARROW_COST = 1_000;
    private static final long NARROW_SUBSIDY = 800;

    private final List<String> centres;
    private final List<String> vouchers;
    private final String narrow;
    private final long narrowFaceFen;
    private final Instant start;
    private final List<Report> reports = new ArrayList<>();
    private final Map<String, Long> costs = new HashMap<>();
    private long narrowUsedFen;

    /**
     * @param key of the Kafka record
     * @param told result and reason; empty for a double of the same record, which is not answered
     */
    record Report(String key, UsageReported value, String told) {

        boolean isAnswered() {
            return !told.isEmpty();
        }

        boolean isGood() {
            return told.equals("accepted");
        }
    }

    /**
     * @param vouchers that last for all usage, at 80 %
     * @param narrow one that does not last; its face is the subsidy of some of its reports
     */
    UsageReportPlan(
            List<String> centres,
            List<String> vouchers,
            String narrow,
            long narrowFaceFen,
            LocalDate day,
            int blocks) {
        this.centres = centres;
        this.vouchers = vouchers;
        this.narrow = narrow;
        this.narrowFaceFen = narrowFaceFen;
        this.start = day.atStartOfDay(PlayedPot.SHANGHAI).toInstant();
        for (int block = 0; block < blocks; block++) {
            add(block);
        }
    }

    List<Report> reports() {
        return reports;
    }

    /** What all pots pay of it, in fen: rounded down once for each voucher, not for each record. */
    long subsidyFen() {
        return narrowUsedFen + costs.values().stream().mapToLong(cost -> cost * 8 / 10).sum();
    }

    private void add(int block) {
        String centre = centres.get(block % centres.size());
        int first = block * BLOCK;
        Report conflicted = good(centre, first);
        Report repeated = good(centre, first + 1);
        Report doubled = good(centre, first + 2);
        var _ = good(centre, first + 3);
        var _ = good(centre, first + 4);
        UsageReported.Builder again = UsageReported.newBuilder(repeated.value());
        add(centre, again, "duplicate");
        reports.add(new Report(centre, doubled.value(), ""));
        UsageReported.Builder other = UsageReported.newBuilder(conflicted.value());
        add(
                centre,
                other.setBilledCostFen(conflicted.value().getBilledCostFen() + 1),
                "rejected USAGE_CONFLICT");
        wrong(centre, first + 8, block);
        // from one data centre alone, so that it is certain which of them exhausts the voucher
        if (centre.equals(centres.getFirst())) {
            narrow(centre, first + 9);
        }
    }

    private Report good(String centre, int number) {
        String voucher = vouchers.get(number % vouchers.size());
        long cost = 1_001L + number;
        costs.merge(voucher, cost, Long::sum);
        return add(centre, usage(centre, number, voucher, cost), "accepted");
    }

    private void narrow(String centre, int number) {
        boolean lasts = narrowUsedFen < narrowFaceFen;
        narrowUsedFen += lasts ? NARROW_SUBSIDY : 0;
        add(
                centre,
                usage(centre, number, narrow, NARROW_COST),
                lasts ? "accepted" : "rejected VOUCHER_CLOSED");
    }

    private void wrong(String centre, int number, int block) {
        UsageReported.Builder usage = usage(centre, number, vouchers.getFirst(), 1_000);
        switch (block / centres.size() % 4) {
            case 0 -> add(centre, usage.setBilledCostFen(-1), "rejected FIELDS_INVALID");
            case 1 ->
                    add(
                            centre,
                            usage.setVoucherId(UUID.randomUUID().toString()),
                            "rejected VOUCHER_UNKNOWN");
            case 2 -> add("DC-" + centre, usage, "rejected KEY_CONTRADICTS_RECORD");
            default ->
                    add(
                            centre,
                            usage.setChargePeriodEnd(start.plus(Duration.ofDays(400))),
                            "rejected FROM_THE_FUTURE");
        }
    }

    private Report add(String key, UsageReported.Builder usage, String told) {
        UsageReported value = usage.setEventId(UUID.randomUUID().toString()).build();
        Report report = new Report(key, value, told);
        reports.add(report);
        return report;
    }

    private UsageReported.Builder usage(String centre, int number, String voucher, long costFen) {
        Instant end = start.plus(Duration.ofHours(1));
        return UsageReported.newBuilder()
                .setEventId("")
                .setEffectiveAt(end)
                .setRecordedAt(end)
                .setDataCentre(centre)
                .setUsageId("job-" + number)
                .setVoucherId(voucher)
                .setChargePeriodStart(start)
                .setChargePeriodEnd(end)
                .setBilledCostFen(costFen);
    }
}
