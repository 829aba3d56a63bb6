package org.computevoucher.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.fen;

import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.usage_results.v1.UsageResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.schemas.Topics;
import org.computevoucher.systemtests.UsageReportPlan.Report;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of redemption, again and again while it takes in what data centres report over
 * Kafka: in the end every report has its one answer, what is good is booked once, and nothing else
 * is.
 */
class ReportsKillIT {

    private static final int BLOCKS = 60;
    private static final int KILLS = 5;
    private static final int VOUCHERS = 8;
    private static final long ALLOCATED = 1_000_000;
    private static final long FACE = 100_000;
    private static final long NARROW_FACE = 160;
    private static final List<String> CENTRES = List.of("DC-SC-01", "DC-SC-02");

    private final LocalDate day = LocalDate.now(PlayedPot.SHANGHAI).minusDays(3);

    /**
     * What a result on the topic says of which report.
     *
     * @param report its event id
     * @param told result and reason
     */
    private record Told(String report, String told) {}

    /** What was answered to a usage record that counts. */
    private record Figures(
            String centre, String usage, Long subsidyFen, Long payerShareFen, Long openFen) {}

    @Test
    void every_report_is_answered_once_and_booked_once_however_often_redemption_dies()
            throws Exception {
        try (ThreeServices services = ThreeServices.start();
                UsageTopics topics = new UsageTopics(services)) {
            PlayedPot pot = new PlayedPot(services, "510000-COMPUTE-" + day.getYear());
            List<String> vouchers = vouchers(pot);
            UsageReportPlan plan =
                    new UsageReportPlan(
                            CENTRES,
                            vouchers.subList(0, VOUCHERS),
                            vouchers.getLast(),
                            fen(NARROW_FACE),
                            day,
                            BLOCKS);

            int next = 0;
            int wave = plan.reports().size() / (KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                killInTheMiddle(services, topics, plan.reports(), next, next + wave);
                next += wave;
            }
            report(topics, plan.reports().subList(next, plan.reports().size()));

            assertAnswered(services, topics, plan);
            assertBooked(pot, topics, plan, vouchers);
            new Auditor(services).agrees();
        }
    }

    /** The last one is the narrow one. */
    private static List<String> vouchers(PlayedPot pot) {
        pot.publish(730);
        pot.allocate("allocation", ALLOCATED, false);
        CENTRES.forEach(centre -> pot.centre(centre).approved());
        pot.awaitEverywhere(Balances.of(ALLOCATED, ALLOCATED, 0, 0, 0));
        List<String> vouchers = new ArrayList<>();
        for (int number = 0; number <= VOUCHERS; number++) {
            pot.register(pot.enterprise(number));
            vouchers.add(
                    pot.granted(
                            "application-" + number,
                            pot.enterprise(number),
                            number == VOUCHERS ? NARROW_FACE : FACE));
        }
        long promised = VOUCHERS * FACE + NARROW_FACE;
        awaitLong()
                .until(
                        () ->
                                vouchers.stream()
                                        .allMatch(
                                                voucher ->
                                                        pot.everywhere().account(voucher).status()
                                                                == 200));
        pot.awaitEverywhere(
                Balances.of(ALLOCATED, ALLOCATED - promised, promised, 0, 0),
                vouchers.toArray(String[]::new));
        return vouchers;
    }

    /**
     * Redemption takes a part in; as soon as it has answered one of the rest it dies, while the
     * data centres write: they write on, whether it lives or not.
     *
     * @param from where this wave of reports begins
     * @param to where it ends
     */
    private static void killInTheMiddle(
            ThreeServices services, UsageTopics topics, List<Report> reports, int from, int to)
            throws Exception {
        int middle = (from + to) / 2;
        report(topics, reports.subList(from, middle));
        long before = reports.subList(0, middle).stream().filter(Report::isAnswered).count();
        awaitLong().until(() -> answered(services) == before);
        try (ExecutorService centres = Executors.newSingleThreadExecutor()) {
            Future<?> writing = centres.submit(() -> report(topics, reports.subList(middle, to)));
            awaitLong().pollInterval(Duration.ofMillis(2)).until(() -> answered(services) > before);
            services.redemption().process().killHard();
            writing.get();
        }
        services.redemption().process().start();
    }

    private static void report(UsageTopics topics, List<Report> reports) {
        reports.forEach(report -> topics.report(report.key(), report.value()));
    }

    private static long answered(ThreeServices services) {
        return services.redemption().loggedEventsByName().getOrDefault("UsageReportAnswered", 0L);
    }

    private static ConditionFactory awaitLong() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }

    private static void assertAnswered(
            ThreeServices services, UsageTopics topics, UsageReportPlan plan) {
        List<Told> expected =
                plan.reports().stream()
                        .filter(Report::isAnswered)
                        .map(report -> new Told(report.value().getEventId(), report.told()))
                        .toList();
        List<ConsumerRecord<String, Object>> results =
                awaitLong()
                        .until(
                                () -> topics.read(Topics.USAGE_RESULTS),
                                read -> read.size() >= expected.size());
        assertThat(results.stream().map(ReportsKillIT::told))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answered(services)).as("no other is on its way").isEqualTo(expected.size());

        // a double is told what the first was told
        assertThat(results.stream().flatMap(ReportsKillIT::figures).distinct())
                .hasSameSizeAs(plan.reports().stream().filter(Report::isGood).toList());
    }

    private static Told told(ConsumerRecord<String, Object> record) {
        UsageResult result = (UsageResult) record.value();
        assertThat(record.key()).isEqualTo(result.getDataCentre());
        return new Told(
                new String(record.headers().lastHeader("ce_causationid").value(), UTF_8),
                result.getReason() == null
                        ? result.getResult()
                        : result.getResult() + " " + result.getReason());
    }

    private static Stream<Figures> figures(ConsumerRecord<String, Object> record) {
        UsageResult result = (UsageResult) record.value();
        return result.getSubsidyFen() == null
                ? Stream.empty()
                : Stream.of(
                        new Figures(
                                result.getDataCentre(),
                                result.getUsageId(),
                                result.getSubsidyFen(),
                                result.getPayerShareFen(),
                                result.getOpenFen()));
    }

    private static void assertBooked(
            PlayedPot pot, UsageTopics topics, UsageReportPlan plan, List<String> vouchers) {
        long promised = fen(VOUCHERS * FACE + NARROW_FACE);
        pot.awaitEverywhere(
                Balances.ofFen(
                        fen(ALLOCATED),
                        fen(ALLOCATED) - promised,
                        promised - plan.subsidyFen(),
                        plan.subsidyFen(),
                        0),
                vouchers.toArray(String[]::new));
        List<ComputeConsumed> consumed =
                topics.read(Topics.CONSUMPTION).stream()
                        .map(ConsumerRecord::value)
                        .filter(ComputeConsumed.class::isInstance)
                        .map(ComputeConsumed.class::cast)
                        .toList();
        assertThat(consumed.stream().map(fact -> fact.getDataCentre() + " " + fact.getUsageId()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.reports().stream()
                                .filter(Report::isGood)
                                .map(Report::value)
                                .map(usage -> usage.getDataCentre() + " " + usage.getUsageId())
                                .toList());
        for (String centre : CENTRES) {
            assertThat(pot.everywhere().payable(centre))
                    .isEqualTo(
                            consumed.stream()
                                    .filter(fact -> fact.getDataCentre().equals(centre))
                                    .mapToLong(ComputeConsumed::getSubsidyFen)
                                    .sum());
        }
    }
}
