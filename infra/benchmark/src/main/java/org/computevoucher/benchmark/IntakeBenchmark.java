package org.computevoucher.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.local.LocalParts;

/**
 * How many usage records redemption takes in a second, and how long one waits, beside a table that
 * is written by as many callers. PostgreSQL is durable ({@code fsync} on); all parts, the service
 * and its callers share this machine. One round warms up, the median of three counts.
 */
public final class IntakeBenchmark {

    private static final int VOUCHERS = 200;
    private static final int BATCH = 1_000;
    private static final int FLOOD = 5_000;
    private static final int ROUNDS = 3;
    private static final List<Integer> CALLERS = List.of(1, 16, 64);

    private final Duration time;
    private final Redemption redemption;
    private final KafkaReports kafka;
    private final Table table;
    private final Map<String, List<Figures>> runs = new LinkedHashMap<>();

    private IntakeBenchmark(Duration time, Redemption redemption, KafkaReports kafka, Table table) {
        this.time = time;
        this.redemption = redemption;
        this.kafka = kafka;
        this.table = table;
    }

    /**
     * @param arguments how many seconds each measurement lasts; nothing: 5
     */
    public static void main(String[] arguments) throws Exception {
        Duration time =
                Duration.ofSeconds(arguments.length == 0 ? 5 : Long.parseLong(arguments[0]));
        LocalParts parts = LocalParts.shared();
        try (KafkaReports kafka = new KafkaReports(parts);
                Redemption redemption = new Redemption(parts, VOUCHERS)) {
            redemption.start(kafka);
            Table table = new Table(parts.postgres().createDatabase("rows"));
            IntakeBenchmark benchmark = new IntakeBenchmark(time, redemption, kafka, table);
            benchmark.round();
            benchmark.runs.clear();
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round();
            }
            benchmark.print();
        }
    }

    /** Everything once, each way beside its row-by-row counterpart. */
    private void round() throws Exception {
        for (int callers : CALLERS) {
            add(
                    "POST, one record, %d callers".formatted(callers),
                    Callers.measure(callers, time, () -> () -> redemption.report(1)));
            add("INSERT, one row a commit, %d connections".formatted(callers), inserts(callers, 1));
        }
        for (int callers : List.of(1, 4)) {
            add(
                    "POST, 1 000 records, %d callers".formatted(callers),
                    Callers.measure(callers, time, () -> () -> redemption.report(BATCH)));
            add(
                    "INSERT, 1 000 rows a commit, %d connections".formatted(callers),
                    inserts(callers, BATCH));
        }
        add("Kafka, %d reports at once".formatted(FLOOD), kafka.flood(redemption, FLOOD));
    }

    private Figures inserts(int callers, int rows) throws Exception {
        List<Table.Caller> connections = new ArrayList<>();
        try {
            return Callers.measure(
                    callers,
                    time,
                    () -> {
                        Table.Caller caller = table.caller(rows);
                        connections.add(caller);
                        return caller;
                    });
        } finally {
            for (Table.Caller caller : connections) {
                caller.close();
            }
        }
    }

    private void add(String name, Figures figures) {
        runs.computeIfAbsent(name, ignored -> new ArrayList<>()).add(figures);
        System.err.println(line(name, figures));
    }

    private void print() throws Exception {
        System.out.println("| what | records/s | p50 ms | p99 ms |");
        System.out.println("|---|---|---|---|");
        runs.forEach((name, all) -> System.out.println(line(name, Figures.median(all))));
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "%d records are in the event log. %d cores, load average %.1f.%n",
                redemption.booked(),
                machine.getAvailableProcessors(),
                machine.getSystemLoadAverage());
    }

    private static String line(String name, Figures figures) {
        return "| %s | %.0f | %.1f | %.1f |"
                .formatted(
                        name, figures.recordsPerSecond(), figures.p50Millis(), figures.p99Millis());
    }
}
