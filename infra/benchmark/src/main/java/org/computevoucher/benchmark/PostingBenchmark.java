package org.computevoucher.benchmark;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.voucher.v1.VoucherIssued;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Topics;

/**
 * How fast the ledger posts: facts lie on Kafka, and it takes them in, posts an entry for each,
 * writes them where they are read, and publishes them. PostgreSQL is durable ({@code fsync} on);
 * all parts share this machine. A first part of the facts, as many again, warms up.
 */
public final class PostingBenchmark {

    private static final int PAYEES = 20;
    private static final int USES = 100;
    private static final int LATE_PERCENT = 5;
    private static final Duration LATEST = Duration.ofDays(30);
    private static final long FACE_FEN = 1_000_000_000;
    private static final long MOST_FEN = 100_000;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final FactProducer producer;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private PostingBenchmark(FactProducer producer) {
        this.producer = producer;
    }

    /**
     * @param arguments how many facts (nothing: 200 000), over how many books, one region each
     *     (nothing: 1)
     */
    public static void main(String[] arguments) throws Exception {
        int facts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int books = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        LocalParts parts = LocalParts.shared();
        try (FactProducer producer = new FactProducer(parts);
                Ledger ledger = new Ledger(parts)) {
            PostingBenchmark benchmark = new PostingBenchmark(producer);
            ledger.start();
            long warm = benchmark.publish(facts, books);
            var _ = await(ledger, warm);
            long all = warm + benchmark.publish(facts, books);
            double seconds = await(ledger, all);
            System.out.printf(
                    "%d facts of %d books: %.0f facts/s posted and readable, %.0f postings/s; %d in suspense%n",
                    all - warm,
                    books,
                    (all - warm) / seconds,
                    2 * (all - warm) / seconds,
                    ledger.suspended());
            System.out.printf(
                    "%d cores, load average %.1f%n",
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /** The time until so many can be read, from when it begins to take them in. */
    private static double await(Ledger ledger, long entries) throws Exception {
        long before = ledger.posted();
        long began = System.nanoTime();
        while (ledger.readable() < entries) {
            if (ledger.posted() == before) {
                began = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /**
     * An allocation for each book, vouchers, and usage of them.
     *
     * @return how many facts
     */
    private long publish(int facts, int books) {
        long sent = 0;
        int perBook = facts / books;
        for (int book = 0; book < books; book++) {
            String region = String.valueOf(310_000 + book * 100);
            String pot = region + "-COMPUTE-2026";
            int vouchers = Math.max(1, perBook / USES);
            String allocation = allocate(pot, region, vouchers * FACE_FEN);
            sent++;
            for (int voucher = 0; voucher < vouchers; voucher++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String issue = issue(id, pot, region, allocation);
                sent++;
                for (int use = 0; use < USES; use++) {
                    use(id, pot, region, issue);
                    sent++;
                }
            }
        }
        producer.flush();
        return sent;
    }

    private String allocate(String pot, String region, long fen) {
        BudgetAllocated allocated =
                BudgetAllocated.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setPot(pot)
                        .setRegion(region)
                        .setProgramme(region + "-COMPUTE")
                        .setFiscalYear(2026)
                        .setAmountFen(fen)
                        .setDrawnFromPlan(false)
                        .setDocument("Notice 1")
                        .build();
        producer.send(Topics.BUDGET, pot, allocated, null);
        return allocated.getEventId();
    }

    private String issue(UUID voucher, String pot, String region, String cause) {
        VoucherIssued issued =
                VoucherIssued.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher.toString())
                        .setPot(pot)
                        .setRegion(region)
                        .setEnterprise("91330100799655058B")
                        .setFaceFen(FACE_FEN)
                        .setRateBasisPoints(8_000)
                        .setValidFrom(now.minus(LATEST))
                        .setValidUntil(now.plus(LATEST))
                        .setReportableUntil(now.plus(LATEST).plus(LATEST))
                        .setPayee("DATA_CENTRE")
                        .build();
        producer.send(Topics.VOUCHER, voucher.toString(), issued, cause);
        return issued.getEventId();
    }

    private void use(UUID voucher, String pot, String region, String cause) {
        long fen = 1 + random.nextLong(MOST_FEN);
        boolean isLate = random.nextInt(100) < LATE_PERCENT;
        Instant end =
                isLate ? now.minus(random.nextLong(LATEST.toSeconds()), ChronoUnit.SECONDS) : now;
        String centre = "DC-BENCH-%02d".formatted(random.nextInt(PAYEES));
        ComputeConsumed consumed =
                ComputeConsumed.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(end)
                        .setRecordedAt(now)
                        .setVoucherId(voucher.toString())
                        .setPot(pot)
                        .setRegion(region)
                        .setEnterprise("91330100799655058B")
                        .setDataCentre(centre)
                        .setUsageId(UUID.randomUUID().toString())
                        .setChargePeriodStart(end.minus(Duration.ofHours(1)))
                        .setChargePeriodEnd(end)
                        .setEligibleCostFen(fen * 10 / 8)
                        .setSubsidyFen(fen)
                        .setPayerShareFen(fen * 10 / 8 - fen)
                        .setPayee(centre)
                        .build();
        producer.send(Topics.CONSUMPTION, voucher.toString(), consumed, cause);
    }
}
