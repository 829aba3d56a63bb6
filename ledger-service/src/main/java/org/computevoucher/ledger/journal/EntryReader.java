package org.computevoucher.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.journal.EntryView.LineView;
import org.computevoucher.ledger.journal.EntryView.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads journal entries, each page in one statement. */
@Repository
public class EntryReader {

    private static final String PAGE_OF_BOOK =
            """
            SELECT * FROM entry WHERE book = :region AND entry_number > :after
            ORDER BY entry_number LIMIT :limit
            """;

    private static final String IN_SPAN =
            """
            SELECT * FROM entry WHERE ledger_number > :after AND ledger_number <= :upTo
            ORDER BY ledger_number LIMIT :limit
            """;

    private static final String IN_SPAN_OF_BOOK =
            """
            SELECT * FROM entry WHERE book = :book AND entry_number > :after AND entry_number <= :upTo
            ORDER BY entry_number LIMIT :limit
            """;

    private static final String IS_UP_TO =
            """
            SELECT ledger_number <= :upTo AND recorded_at <= :recordedUntil
            FROM entry WHERE book = :book AND entry_number = :number
            """;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient jdbc;

    EntryReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Up to {@code limit} entries of a book after a number, in their order. */
    List<EntryView> page(String region, long after, int limit) {
        return jdbc.sql(PAGE_OF_BOOK)
                .param("region", region)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * Up to {@code limit} entries about somebody or something after a ledger number, in their
     * order.
     */
    List<EntryView> about(EntryDimension dimension, Object which, long after, int limit) {
        return jdbc.sql(dimension.sql())
                .param("which", which)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The one entry of a fact; empty where the book does not have it (yet). */
    List<EntryView> ofFact(UUID factId) {
        return jdbc.sql("SELECT * FROM entry WHERE fact_id = ?")
                .param(factId)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * A part of the ledger, or of one book; by the numbers that its entries have there.
     *
     * @param after the number before its first
     * @param upTo its last number
     */
    public record Span(@Nullable String book, long after, long upTo) {

        /** What is left of it after an entry. */
        public Span after(EntryView entry) {
            return new Span(book, book == null ? entry.ledgerNumber() : entry.entryNumber(), upTo);
        }
    }

    /**
     * The entries of one book, or of all, whose ledger numbers lie after one and not after another.
     *
     * @param region null: of all books
     */
    public Span span(@Nullable String region, long after, long upTo) {
        return region == null
                ? new Span(null, after, upTo)
                : new Span(
                        region,
                        lastEntryNumber(region, after, END_OF_TIME),
                        lastEntryNumber(region, upTo, END_OF_TIME));
    }

    /** The first entries of a span, up to {@code limit}, in their order. */
    public List<EntryView> page(Span span, int limit) {
        return jdbc.sql(span.book() == null ? IN_SPAN : IN_SPAN_OF_BOOK)
                .param("book", span.book())
                .param("after", span.after())
                .param("upTo", span.upTo())
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * The last entry of a book up to a ledger number and a recorded time; nothing before its first.
     */
    public Optional<EntryView> last(String region, long upTo, Instant recordedUntil) {
        long number = lastEntryNumber(region, upTo, recordedUntil);
        return page(region, number - 1, 1).stream().filter(entry -> number > 0).findFirst();
    }

    /**
     * Neither number nor time falls within a book, so each halving looks one entry up; 0: before
     * the first.
     */
    private long lastEntryNumber(String region, long upTo, Instant recordedUntil) {
        long low = 0;
        long high =
                jdbc.sql("SELECT coalesce(max(entry_number), 0) FROM entry WHERE book = ?")
                        .param(region)
                        .query(Long.class)
                        .single();
        // most ask for the end
        long next = high;
        while (low < high) {
            if (isUpTo(region, next, upTo, recordedUntil)) {
                low = next;
            } else {
                high = next - 1;
            }
            next = (low + high + 1) >>> 1;
        }
        return low;
    }

    private boolean isUpTo(String book, long number, long upTo, Instant recordedUntil) {
        return jdbc.sql(IS_UP_TO)
                .param("book", book)
                .param("number", number)
                .param("upTo", upTo)
                .param("recordedUntil", recordedUntil.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The number of the last entry of all books; 0: there is none. */
    public long lastLedgerNumber() {
        return jdbc.sql("SELECT coalesce(max(ledger_number), 0) FROM entry")
                .query(Long.class)
                .single();
    }

    /** Those of these ledger numbers. */
    List<EntryView> ofNumbers(List<Long> ledgerNumbers) {
        return ledgerNumbers.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM entry WHERE ledger_number IN (:numbers)")
                        .param("numbers", ledgerNumbers)
                        .query((row, number) -> entry(row))
                        .list();
    }

    boolean knows(String region) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM entry WHERE book = ? AND entry_number = 1)")
                .param(region)
                .query(Boolean.class)
                .single();
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return new EntryView(
                row.getLong("ledger_number"),
                row.getString("book"),
                row.getLong("entry_number"),
                row.getObject("event_id", UUID.class),
                row.getObject("fact_id", UUID.class),
                row.getString("fact_type"),
                row.getObject("cause_id", UUID.class),
                new Source(
                        row.getString("source_topic"),
                        row.getInt("source_partition"),
                        row.getLong("source_offset"),
                        row.getObject("source_sequence", Long.class)),
                instant(row, "effective_at"),
                instant(row, "recorded_at"),
                row.getString("suspense_reason"),
                row.getObject("clears_entry", Long.class),
                row.getObject("application_id", UUID.class),
                row.getObject("settlement_id", UUID.class),
                row.getString("payment_id"),
                lines(row));
    }

    private static List<LineView> lines(ResultSet row) throws SQLException {
        String[] accounts = (String[]) row.getArray("accounts").getArray();
        Long[] amounts = (Long[]) row.getArray("amounts_fen").getArray();
        Long[] balances = (Long[]) row.getArray("balances_fen").getArray();
        List<LineView> lines = new ArrayList<>(accounts.length);
        for (int i = 0; i < accounts.length; i++) {
            lines.add(
                    new LineView(
                            accounts[i],
                            row.getString("pot"),
                            amounts[i],
                            balances[i],
                            row.getString("payee"),
                            row.getObject("voucher_id", UUID.class),
                            row.getString("data_centre"),
                            row.getString("enterprise")));
        }
        return lines;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
