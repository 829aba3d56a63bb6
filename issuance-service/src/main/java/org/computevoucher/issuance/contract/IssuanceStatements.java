package org.computevoucher.issuance.contract;

import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import computevoucher.balance_statement.v1.TakenTopic;
import java.util.UUID;
import org.computevoucher.platform.reconciliation.StatedPage;
import org.computevoucher.platform.reconciliation.StatementContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;

/** In what form this service states its balances. */
public final class IssuanceStatements implements StatementContract {

    @Override
    public String topic() {
        return Topics.BALANCE_STATEMENT;
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
                        .setTaken(page.taken().stream().map(IssuanceStatements::taken).toList())
                        .setPage(page.page())
                        .setLast(page.last())
                        .setItems(page.items().stream().map(IssuanceStatements::item).toList())
                        .build(),
                page.pageId(),
                null,
                page.statedAt());
    }

    private static TakenTopic taken(StatedPage.Taken taken) {
        return new TakenTopic(taken.topic(), taken.partition(), taken.nextOffset());
    }

    private static StatedBalance item(StatedPage.Item item) {
        UUID voucher = item.voucherId();
        return new StatedBalance(
                item.pot(),
                voucher == null ? null : voucher.toString(),
                item.payee(),
                item.amountFen());
    }
}
