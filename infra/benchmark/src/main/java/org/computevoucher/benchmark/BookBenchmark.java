package org.computevoucher.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.platform.rebuild.Rebuild;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How fast a long book is built from the event log, how large it is, and how long a balance takes:
 * now, at a recorded time, at an effective time, and both; beside a sum over a plain table of the
 * same postings. Every answer of a million is compared with a sum over raw postings. PostgreSQL is
 * durable ({@code fsync} on) and shares the machine.
 */
public final class BookBenchmark {

    private static final int ACCOUNTS = 19;
    private static final int QUERIES = 20_000;
    private static final int SUMS = 30;

    private final Book book;
    private final BookEvents events;
    private final JdbcTemplate jdbc;

    private BookBenchmark(Book book, BookEvents events) {
        this.book = book;
        this.events = events;
        this.jdbc = book.jdbc();
    }

    /**
     * @param arguments how many postings (nothing: 10 000 000), how many questions are checked
     *     (nothing: 1 000 000), how many vouchers they name (nothing: 0, none)
     */
    public static void main(String[] arguments) throws Exception {
        int postings = argument(arguments, 0, 10_000_000);
        int checked = argument(arguments, 1, 1_000_000);
        int vouchers = argument(arguments, 2, 0);
        Database database = LocalParts.shared().postgres().createDatabase("book");
        try (Book book = new Book(database)) {
            BookEvents events = new BookEvents(postings / 2, ACCOUNTS, vouchers, 20_260_101);
            BookBenchmark benchmark = new BookBenchmark(book, events);
            benchmark.load(postings);
            benchmark.sizes();
            benchmark.latencies();
            benchmark.sums();
            benchmark.check(checked);
            System.out.printf(
                    "%n%d cores, load average %.1f%n",
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static int argument(String[] arguments, int number, int otherwise) {
        return arguments.length > number ? Integer.parseInt(arguments[number]) : otherwise;
    }

    private void load(int postings) throws Exception {
        long began = System.nanoTime();
        book.write(events);
        System.out.printf("%d postings in the event log after %.1f s%n", postings, since(began));
        rebuild("from nothing", postings);
        rebuild("beside one like it", postings);
        jdbc.execute("VACUUM ANALYZE entry");
    }

    /** As an operator orders it: read, compared with the live one, and put in its place. */
    private void rebuild(String what, int postings) throws Exception {
        long began = System.nanoTime();
        StringJoiner phases = new StringJoiner(", ");
        Rebuild rebuild =
                book.rebuild(
                        (state, took) ->
                                phases.add(
                                        "%s %.1f s"
                                                .formatted(
                                                        state.name().toLowerCase(Locale.ROOT),
                                                        took)));
        double seconds = since(began);
        if (rebuild.state() != Rebuild.State.SWITCHED) {
            throw new IllegalStateException(rebuild.toString());
        }
        System.out.printf(
                "the journal is built %s: %d postings/s while the log is read; %.1f s in all (%.0f postings/s): %s; %d tables differ%n",
                what,
                rebuild.eventsPerSecond() * postings / rebuild.eventsTotal(),
                seconds,
                postings / seconds,
                phases,
                rebuild.differences().size());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void sizes() {
        System.out.printf("%n| table | rows | MB | of which indexes |%n|---|---|---|---|%n");
        for (String table :
                List.of(
                        "event_log",
                        "entry",
                        "balance_history",
                        "balance_block",
                        "late_block",
                        "late_piece")) {
            System.out.printf(
                    "| %s | %d | %.1f | %.1f |%n",
                    table,
                    number("SELECT count(*) FROM " + table),
                    number("SELECT pg_total_relation_size('" + table + "')") / 1e6,
                    number("SELECT pg_indexes_size('" + table + "')") / 1e6);
        }
    }

    private long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    /** When and as of when it is asked: any time of the year, or the end of time. */
    private enum Kind {
        NOW,
        RECORDED,
        EFFECTIVE,
        BOTH
    }

    private record Question(String account, long recordedMicros, long effectiveMicros) {}

    private static Question question(Kind kind, String account, SplittableRandom random) {
        long end = BookEvents.endMicros();
        long any = random.nextLong(BookEvents.startMicros(), end);
        long other = random.nextLong(BookEvents.startMicros(), end);
        return switch (kind) {
            case NOW -> new Question(account, end, end);
            case RECORDED -> new Question(account, any, end);
            case EFFECTIVE -> new Question(account, end, any);
            case BOTH -> new Question(account, Math.max(any, other), Math.min(any, other));
        };
    }

    private void latencies() {
        System.out.printf("%n| query | account | p50 ms | p99 ms |%n|---|---|---|---|%n");
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2; round++) {
            for (Kind kind : Kind.values()) {
                latency(kind, "hot", random, round == 1);
                latency(kind, "any", random, round == 1);
            }
        }
    }

    private void latency(Kind kind, String which, SplittableRandom random, boolean tell) {
        long[] nanos = new long[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            String account =
                    which.equals("hot")
                            ? BookEvents.HOT
                            : BookEvents.account(random.nextInt(ACCOUNTS));
            Question question = question(kind, account, random);
            long began = System.nanoTime();
            var _ = answer(question);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        if (tell) {
            System.out.printf(
                    "| %s | %s | %.2f | %.2f |%n",
                    kind, which, nanos[QUERIES / 2] / 1e6, nanos[QUERIES * 99 / 100] / 1e6);
        }
    }

    private long answer(Question question) {
        return book.inTransaction(
                histories ->
                        balance(
                                histories,
                                question.account(),
                                question.recordedMicros(),
                                question.effectiveMicros()));
    }

    private static long balance(
            Histories histories, String account, long recorded, long effective) {
        Map<String, Long> found =
                histories.balances(List.of(account), instant(recorded), instant(effective));
        return found.getOrDefault(account, 0L);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** What one would do without histories: an index by account and effective time, and a sum. */
    private void sums() throws SQLException, IOException {
        PlainPostings plain = new PlainPostings(jdbc);
        plain.write(events);
        SplittableRandom random = new SplittableRandom(2);
        long[] nanos = new long[SUMS];
        for (int i = 0; i < SUMS; i++) {
            Question question = question(Kind.BOTH, BookEvents.HOT, random);
            long began = System.nanoTime();
            long sum =
                    plain.sum(
                            question.account(),
                            question.recordedMicros(),
                            question.effectiveMicros());
            nanos[i] = System.nanoTime() - began;
            if (sum != answer(question)) {
                throw new IllegalStateException(question + " is " + sum);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%na sum over a plain table with its index (%.1f MB), BOTH, hot: p50 %.1f ms, longest %.1f ms%n",
                number("SELECT pg_total_relation_size('plain_posting')") / 1e6,
                nanos[SUMS / 2] / 1e6,
                nanos[SUMS - 1] / 1e6);
    }

    /** Random questions about random accounts, checked against raw postings. */
    private void check(int questions) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<Question> all = new ArrayList<>(questions);
        for (int i = 0; i < questions; i++) {
            int account = random.nextInt(ACCOUNTS + 1);
            all.add(
                    new Question(
                            account == ACCOUNTS ? BookEvents.HOT : BookEvents.account(account),
                            random.nextLong(BookEvents.startMicros(), BookEvents.endMicros()),
                            random.nextLong(BookEvents.startMicros(), BookEvents.endMicros())));
        }
        RawPostings raw = new RawPostings(events, ACCOUNTS);
        long[] expected = new long[questions];
        for (int i = 0; i <= ACCOUNTS; i++) {
            String account = i == ACCOUNTS ? BookEvents.HOT : BookEvents.account(i);
            raw.answer(
                    i,
                    account,
                    all,
                    expected,
                    Question::account,
                    Question::recordedMicros,
                    Question::effectiveMicros);
        }
        long began = System.nanoTime();
        long wrong = 0;
        for (int i = 0; i < questions; i++) {
            if (answer(all.get(i)) != expected[i]) {
                wrong++;
            }
        }
        System.out.printf(
                "%n%d random questions, %d of them answered otherwise than a sum over raw postings; %.0f a second%n",
                questions, wrong, questions / since(began));
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " wrong answers");
        }
    }
}
