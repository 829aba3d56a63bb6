package org.computevoucher.ledger.reconciliation;

import java.util.List;
import java.util.UUID;

/**
 * A page of a statement.
 *
 * @param position up to which index of the service's log its read model holds everything
 * @param taken how far the service has taken the facts of others
 * @param page 0, 1, 2 and so on
 * @param last whether the statement ends here
 */
public record StatementPage(
        UUID statementId,
        ComparedKind kind,
        long position,
        List<Taken> taken,
        int page,
        boolean last,
        List<Item> items) {

    public StatementPage {
        taken = List.copyOf(taken);
        items = List.copyOf(items);
    }

    /**
     * @param nextOffset the first that was not taken
     */
    public record Taken(String topic, int partition, long nextOffset) {}

    /**
     * @param account by the name of its history
     */
    public record Item(String account, String pot, long statedFen) {}
}
