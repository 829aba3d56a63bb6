package org.computevoucher.ledger.it;

import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import computevoucher.balance_statement.v1.TakenTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What another service states. */
record Stated(
        String service,
        String kind,
        long position,
        List<TakenTopic> taken,
        List<StatedBalance> items) {

    private static final int PAGE = 1_000;

    /** What it says of all pots but one. */
    static List<StatedBalance> theBook(JdbcTemplate jdbc, String kind, String but) {
        List<StatedBalance> items = new ArrayList<>();
        jdbc.query(
                """
                SELECT name, balance_fen FROM balance_history
                WHERE starts_with(name, ?) AND balance_fen <> 0
                """,
                row -> {
                    StatedBalance item = stated(row.getString(1).split(":", -1), row.getLong(2));
                    if (item != null && !item.getPot().equals(but)) {
                        items.add(item);
                    }
                },
                kind + ':');
        return items;
    }

    /** Of an account; null for sums over accounts. */
    private static @Nullable StatedBalance stated(String[] name, long fen) {
        boolean isAccount = name.length == 3 || name[0].equals("available");
        if (!isAccount || name[1].contains("/")) {
            return null;
        }
        boolean isVoucher = name[0].equals("outstanding");
        String party = name.length == 3 ? name[2] : null;
        return new StatedBalance(name[1], isVoucher ? party : null, isVoucher ? null : party, fen);
    }

    /** Page by page; returns when it is there. */
    UUID send(FactTopics topics) {
        UUID id = UUID.randomUUID();
        int pages = Math.max(1, (items.size() + PAGE - 1) / PAGE);
        for (int page = 0; page < pages; page++) {
            topics.publish(
                    service + '/' + kind,
                    BalancesStated.newBuilder()
                            .setEventId(UUID.randomUUID().toString())
                            .setEffectiveAt(Instant.now())
                            .setRecordedAt(Instant.now())
                            .setStatementId(id.toString())
                            .setService(service)
                            .setAccountKind(kind)
                            .setPosition(position)
                            .setTaken(taken)
                            .setPage(page)
                            .setLast(page == pages - 1)
                            .setItems(
                                    items.subList(
                                            page * PAGE, Math.min(items.size(), (page + 1) * PAGE)))
                            .build());
        }
        return id;
    }
}
