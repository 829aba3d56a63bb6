package org.computevoucher.ledger.reconciliation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lines move, by account of a kind and by pot, in fen. */
final class Later {

    private final ComparedKind kind;
    private final Map<String, Long> byAccount = new HashMap<>();
    private final Map<String, Long> byPot = new HashMap<>();

    Later(ComparedKind kind) {
        this.kind = kind;
    }

    /**
     * @param path where the line belongs; null: it does not say
     */
    void add(@Nullable String path, String pot, @Nullable UUID voucherId, long fen) {
        if (path == null || !path.startsWith(kind.word() + ':')) {
            return;
        }
        byPot.merge(pot, fen, Math::addExact);
        kind.accountOfLine(path, pot, voucherId)
                .ifPresent(account -> byAccount.merge(account, fen, Math::addExact));
    }

    long ofAccount(String account) {
        return byAccount.getOrDefault(account, 0L);
    }

    long ofPot(String pot) {
        return byPot.getOrDefault(pot, 0L);
    }
}
