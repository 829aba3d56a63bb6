package org.computevoucher.platform.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a statement.
 *
 * @param pageId its own id
 * @param statementId that of all pages which were read in one snapshot
 * @param service which states it
 * @param kind of the accounts
 * @param position up to which log index of the service its read model holds everything
 * @param taken how far the service has taken the facts of others
 * @param statedAt when the snapshot was read
 * @param page 0, 1, 2 and so on
 * @param last whether the statement ends here
 * @param items at most {@value #LIMIT}
 */
public record StatedPage(
        UUID pageId,
        UUID statementId,
        String service,
        String kind,
        long position,
        List<Taken> taken,
        Instant statedAt,
        int page,
        boolean last,
        List<Item> items) {

    /** About 100 KB. */
    public static final int LIMIT = 1_000;

    public StatedPage {
        taken = List.copyOf(taken);
        items = List.copyOf(items);
    }

    /** Records of one kind of one service keep their order. */
    public String key() {
        return service + '/' + kind;
    }

    /**
     * @param nextOffset the first that was not taken
     */
    public record Taken(String topic, int partition, long nextOffset) {}

    /**
     * The balance of one account.
     *
     * @param voucherId null: no matter
     * @param payee null: no matter
     * @param amountFen not 0
     */
    public record Item(
            String pot, @Nullable UUID voucherId, @Nullable String payee, long amountFen) {}
}
