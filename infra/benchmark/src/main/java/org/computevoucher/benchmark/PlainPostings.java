package org.computevoucher.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.platform.readmodel.CopiedRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** A plain table of postings, as one would begin. */
final class PlainPostings {

    private static final int ROWS_AT_ONCE = 50_000;

    private record Posting(String account, BookEvents.Entry entry, long fen) {}

    private final JdbcTemplate jdbc;
    private final List<Posting> rows = new ArrayList<>();

    PlainPostings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute(
                "CREATE TABLE plain_posting (account text NOT NULL, recorded_at bigint NOT NULL,"
                        + " effective_at bigint NOT NULL, amount_fen bigint NOT NULL)");
    }

    void write(BookEvents events) throws IOException {
        events.each(
                (number, entry) -> {
                    rows.add(new Posting(BookEvents.HOT, entry, -entry.fen()));
                    rows.add(new Posting(BookEvents.account(entry.account()), entry, entry.fen()));
                    if (rows.size() == ROWS_AT_ONCE) {
                        flush();
                    }
                });
        flush();
        jdbc.execute(
                "CREATE INDEX ON plain_posting (account, effective_at) INCLUDE (recorded_at, amount_fen)");
        jdbc.execute("VACUUM ANALYZE plain_posting");
    }

    private void flush() {
        CopiedRows.into(
                jdbc,
                "plain_posting",
                rows,
                (row, posting) ->
                        row.add(posting.account())
                                .add(posting.entry().recordedMicros())
                                .add(posting.entry().effectiveMicros())
                                .add(posting.fen()));
        rows.clear();
    }

    long sum(String account, long recordedMicros, long effectiveMicros) {
        Long sum =
                jdbc.queryForObject(
                        "SELECT coalesce(sum(amount_fen), 0) FROM plain_posting"
                                + " WHERE account = ? AND effective_at <= ? AND recorded_at <= ?",
                        Long.class,
                        account,
                        effectiveMicros,
                        recordedMicros);
        return sum == null ? 0 : sum;
    }
}
