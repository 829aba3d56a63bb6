package org.computevoucher.ledger.export;

import java.util.UUID;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * What one account holds.
 *
 * @param account its path; outstanding money is told by voucher
 * @param programme with its region, as in {@code 310000-COMPUTE}; null: it is the region's treasury
 * @param balanceFen not 0
 */
record AccountBalance(
        String account,
        AccountKind kind,
        String region,
        @Nullable String programme,
        @Nullable Integer fiscalYear,
        @Nullable String pot,
        @Nullable UUID voucherId,
        @Nullable String payee,
        long balanceFen) {

    /**
     * @param path of an account of the kind
     */
    static AccountBalance of(AccountKind kind, String path, long balanceFen) {
        String[] parts = path.split(":", 3);
        PotId pot = PotId.parse(parts[1]).orElse(null);
        String party = parts.length == 3 ? parts[2] : null;
        boolean isVoucher = kind == AccountKind.OUTSTANDING && party != null;
        return new AccountBalance(
                path,
                kind,
                pot == null ? parts[1] : pot.region(),
                pot == null ? null : pot.programme(),
                pot == null ? null : pot.fiscalYear(),
                pot == null ? null : pot.toString(),
                isVoucher ? UUID.fromString(parts[2]) : null,
                isVoucher ? null : party,
                balanceFen);
    }
}
