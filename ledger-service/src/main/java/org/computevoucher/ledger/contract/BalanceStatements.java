package org.computevoucher.ledger.contract;

import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import computevoucher.balance_statement.v1.TakenTopic;
import java.util.UUID;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.reconciliation.ComparedKind;
import org.computevoucher.ledger.reconciliation.StatementPage;
import org.computevoucher.ledger.reconciliation.StatementReader;
import org.computevoucher.schemas.Topics;

/** Reads what the other services state. */
public final class BalanceStatements implements StatementReader {

    private static final int ITEMS_LIMIT = 1_000;
    private static final int PARTITIONS_LIMIT = 10_000;

    @Override
    public String topic() {
        return Topics.BALANCE_STATEMENT;
    }

    @Override
    public StatementPage read(Object value) {
        if (!(value instanceof BalancesStated stated)) {
            throw new IllegalArgumentException("this is no statement of balances");
        }
        if (stated.getItems().size() > ITEMS_LIMIT
                || stated.getTaken().size() > PARTITIONS_LIMIT
                || stated.getPage() < 0
                || stated.getPosition() < 0) {
            throw new IllegalArgumentException("this statement is out of bounds");
        }
        ComparedKind kind =
                ComparedKind.of(stated.getService(), stated.getAccountKind())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "nothing is compared with %s of %s"
                                                        .formatted(
                                                                stated.getAccountKind(),
                                                                stated.getService())));
        return new StatementPage(
                UUID.fromString(stated.getStatementId()),
                kind,
                stated.getPosition(),
                stated.getTaken().stream().map(BalanceStatements::taken).toList(),
                stated.getPage(),
                stated.getLast(),
                stated.getItems().stream().map(item -> item(kind, item)).toList());
    }

    private static StatementPage.Taken taken(TakenTopic taken) {
        return new StatementPage.Taken(
                taken.getTopic(), taken.getPartition(), taken.getNextOffset());
    }

    private static StatementPage.Item item(ComparedKind kind, StatedBalance item) {
        String pot = PotId.of(item.getPot()).toString();
        String voucher = item.getVoucherId();
        return new StatementPage.Item(
                kind.account(
                                pot,
                                voucher == null ? null : UUID.fromString(voucher),
                                item.getPayee())
                        .orElseThrow(
                                () -> new IllegalArgumentException("no account is named: " + item)),
                pot,
                item.getAmountFen());
    }
}
