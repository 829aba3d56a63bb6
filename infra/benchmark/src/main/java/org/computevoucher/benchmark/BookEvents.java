package org.computevoucher.benchmark;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * The entries of a book of one region over a year, as they stand in the event log: each moves money
 * between one hot account and one of the others, and one of twenty was reported late by up to
 * thirty days. Always the same for the same seed.
 */
final class BookEvents {

    static final String REGION = "310000";
    static final String POT = "310000-COMPUTE-2026";
    static final String HOT = "outstanding:" + POT;

    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(365);
    private static final long LATEST_MICROS = Duration.ofDays(30).toNanos() / 1_000;
    private static final int LATE_PERCENT = 5;
    private static final long MOST_FEN = 100_000;

    /**
     * @param account the other one than {@link #HOT}, from 0
     * @param fen what the other one gains and the hot one loses
     */
    record Entry(long recordedMicros, long effectiveMicros, int account, long fen) {}

    /** What is done with each entry, in the order of the log. */
    interface Sink {
        void entry(long number, Entry entry) throws IOException;
    }

    private final int entries;
    private final int accounts;
    private final int vouchers;
    private final long seed;

    /**
     * @param accounts besides the hot one
     * @param vouchers whose the money is; 0: the entries name none
     */
    BookEvents(int entries, int accounts, int vouchers, long seed) {
        this.entries = entries;
        this.accounts = accounts;
        this.vouchers = vouchers;
        this.seed = seed;
    }

    int entries() {
        return entries;
    }

    static long startMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, START);
    }

    static long endMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, START.plus(SPAN));
    }

    static String account(int number) {
        return "payable:%s:dc-%02d".formatted(POT, number);
    }

    void each(Sink sink) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        long step = SPAN.toNanos() / 1_000 / entries;
        for (int i = 0; i < entries; i++) {
            long recorded = startMicros() + i * step + random.nextLong(Math.max(1, step));
            boolean isLate = random.nextInt(100) < LATE_PERCENT;
            long effective = isLate ? recorded - random.nextLong(LATEST_MICROS) : recorded;
            long fen = 1 + random.nextLong(MOST_FEN);
            sink.entry(
                    i + 1L,
                    new Entry(
                            recorded,
                            effective,
                            random.nextInt(accounts),
                            random.nextInt(4) == 0 ? -fen : fen));
        }
    }

    /** Writes them all, past the service: what is measured is how they are read. */
    void writeTo(Connection connection) throws SQLException, IOException {
        var _ =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY event_log FROM STDIN", reader());
    }

    private Reader reader() throws IOException {
        PipedReader reader = new PipedReader(1 << 20);
        PipedWriter writer = new PipedWriter(reader);
        var _ =
                Thread.ofPlatform()
                        .name("book-events")
                        .start(
                                () -> {
                                    try (writer) {
                                        Rows rows = new Rows(writer);
                                        each(rows);
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
        return reader;
    }

    /** Rows of the event log, with the running balances that the book itself would have written. */
    private final class Rows implements Sink {

        private final Writer out;
        private final long[] balances = new long[accounts];
        private final StringBuilder row = new StringBuilder(1_500);
        private long hot;
        private long all;

        Rows(Writer out) {
            this.out = out;
        }

        @Override
        public void entry(long number, Entry entry) throws IOException {
            hot -= entry.fen();
            all += entry.fen();
            balances[entry.account()] += entry.fen();
            Instant recorded = instant(entry.recordedMicros());
            String payee = "dc-%02d".formatted(entry.account());
            row.setLength(0);
            row.append(number).append('\t').append(new UUID(1, number));
            row.append("\tBook\t").append(REGION).append('\t').append(number - 1);
            row.append("\tEntryPosted\t").append(recorded).append('\t');
            row.append("{\"eventId\":\"").append(new UUID(1, number));
            row.append("\",\"region\":\"").append(REGION);
            row.append("\",\"entryNumber\":").append(number);
            row.append(",\"factId\":\"").append(new UUID(2, number));
            row.append("\",\"factType\":\"computevoucher.consumption.v1.ComputeConsumed\"");
            row.append(",\"sourceTopic\":\"computevoucher.consumption.v1\",\"sourcePartition\":");
            row.append(number % 12).append(",\"sourceOffset\":").append(number / 12);
            row.append(",\"effectiveAt\":\"").append(instant(entry.effectiveMicros()));
            row.append("\",\"recordedAt\":\"").append(recorded).append("\",\"lines\":[");
            line(HOT, "outstanding", -entry.fen(), hot, hot, payee, number);
            row.append(',');
            line(
                    account(entry.account()),
                    "payable",
                    entry.fen(),
                    balances[entry.account()],
                    all,
                    payee,
                    number);
            row.append("],\"suspenseReason\":null,\"causeId\":\"").append(new UUID(3, number));
            row.append("\",\"sourceSequence\":").append(number);
            row.append(",\"clearsEntryNumber\":null}\t{}\n");
            out.append(row);
        }

        private void line(
                String account,
                String kind,
                long fen,
                long balance,
                long potBalance,
                String payee,
                long number) {
            row.append("{\"account\":\"").append(account).append("\",\"kind\":\"").append(kind);
            row.append("\",\"pot\":\"").append(POT).append("\",\"amountFen\":").append(fen);
            row.append(",\"balanceFen\":").append(balance).append(",\"potBalanceFen\":");
            row.append(potBalance)
                    .append(",\"payee\":\"")
                    .append(payee)
                    .append("\",\"voucherId\":");
            if (vouchers == 0) {
                row.append("null,\"dataCentre\":\"")
                        .append(payee)
                        .append("\",\"enterprise\":null}");
            } else {
                long voucher = ((number * 0x9E3779B97F4A7C15L) >>> 1) % vouchers;
                row.append('"').append(new UUID(4, voucher)).append("\",\"dataCentre\":\"");
                row.append(payee).append("\",\"enterprise\":\"E").append(100_000 + voucher / 3);
                row.append("\"}");
            }
        }

        private static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
