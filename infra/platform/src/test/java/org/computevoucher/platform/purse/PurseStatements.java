package org.computevoucher.platform.purse;

import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import computevoucher.balance_statement.v1.TakenTopic;
import org.computevoucher.platform.reconciliation.StatedBalances;
import org.computevoucher.platform.reconciliation.StatedPage;
import org.computevoucher.platform.reconciliation.StatementContract;
import org.computevoucher.platform.relay.PublicRecord;

/** What purses hold, stated on a topic beside that of the deposits. */
public record PurseStatements(String out) implements StatementContract {

    static final StatedBalances BALANCES =
            new StatedBalances(
                    "available",
                    "balances",
                    """
                    SELECT purse AS pot, NULL::uuid AS voucher_id, NULL AS payee, balance_fen AS amount_fen
                    FROM purse WHERE balance_fen <> 0
                    """);

    /** The topic of the statements of a service that publishes there. */
    public static String topic(String out) {
        return out + ".statements";
    }

    @Override
    public String topic() {
        return topic(out);
    }

    @Override
    public PublicRecord recordOf(StatedPage page) {
        return new PublicRecord(
                topic(),
                page.key(),
                BalancesStated.newBuilder()
                        .setEventId(page.pageId().toString())
                        .setEffectiveAt(page.statedAt())
                        .setRecordedAt(page.statedAt())
                        .setStatementId(page.statementId().toString())
                        .setService(page.service())
                        .setAccountKind(page.kind())
                        .setPosition(page.position())
                        .setTaken(
                                page.taken().stream()
                                        .map(
                                                it ->
                                                        new TakenTopic(
                                                                it.topic(),
                                                                it.partition(),
                                                                it.nextOffset()))
                                        .toList())
                        .setPage(page.page())
                        .setLast(page.last())
                        .setItems(
                                page.items().stream()
                                        .map(
                                                it ->
                                                        new StatedBalance(
                                                                it.pot(),
                                                                null,
                                                                it.payee(),
                                                                it.amountFen()))
                                        .toList())
                        .build(),
                page.pageId(),
                null,
                page.statedAt());
    }
}
