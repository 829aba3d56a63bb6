package org.computevoucher.ledger.budget;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.platform.money.Money;

/** The withdrawals of one budget that wait for the envelope's answer; their number is bounded. */
final class PendingWithdrawals {

    /** What was asked for. */
    record Pending(long amountFen, String document) {}

    private Map<UUID, Pending> byId = new HashMap<>();

    void add(BudgetWithdrawalRequested requested) {
        byId.put(
                requested.withdrawalId(), new Pending(requested.amountFen(), requested.document()));
    }

    /**
     * What was asked for under an id.
     *
     * @throws IllegalStateException if nothing waits under it: an envelope answers once, and only
     *     what it was asked
     */
    Pending require(UUID withdrawalId, String pot) {
        Pending pending = byId.get(withdrawalId);
        if (pending == null) {
            throw new IllegalStateException(
                    "no withdrawal %s waits at the pot %s".formatted(withdrawalId, pot));
        }
        return pending;
    }

    /** Ends the wait of a withdrawal and says how much it was. */
    Money remove(UUID withdrawalId) {
        return Money.ofFen(Objects.requireNonNull(byId.remove(withdrawalId)).amountFen());
    }

    Money total() {
        return byId.values().stream()
                .map(pending -> Money.ofFen(pending.amountFen()))
                .reduce(Money.ZERO, Money::plus);
    }

    int size() {
        return byId.size();
    }
}
