package org.computevoucher.ledger;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;
import static org.computevoucher.platform.access.Reach.EVERYTHING;
import static org.computevoucher.platform.access.Reach.OWN_REGIONS;
import static org.computevoucher.platform.access.Scope.AUDIT_READ;
import static org.computevoucher.platform.access.Scope.BUDGET_WRITE;
import static org.computevoucher.platform.access.Scope.SETTLEMENT_WRITE;
import static org.computevoucher.platform.access.Scope.SYSTEM_OPERATE;
import static org.computevoucher.platform.access.Scope.VOUCHER_WRITE;

import org.computevoucher.platform.access.AccessPolicy;

/**
 * Who may do what with the ledger service: a region's finance office budgets, its three offices
 * read the region's book, auditors read every book, and operators learn where it does not agree
 * with the other services.
 */
final class LedgerAccess {

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    post("/api/v1/pots/{pot}/plans").by(BUDGET_WRITE, OWN_REGIONS),
                    post("/api/v1/pots/{pot}/allocations").by(BUDGET_WRITE, OWN_REGIONS),
                    post("/api/v1/pots/{pot}/withdrawals").by(BUDGET_WRITE, OWN_REGIONS),
                    book("/api/v1/pots/{pot}/withdrawals/{withdrawalId}"),
                    post("/api/v1/pots/{pot}/year-end").by(BUDGET_WRITE, OWN_REGIONS),
                    book("/api/v1/pots/{pot}/year-end"),
                    book("/api/v1/pots"),
                    book("/api/v1/pots/{pot}"),
                    book("/api/v1/balances"),
                    book("/api/v1/balances/totals"),
                    book("/api/v1/balances/series"),
                    book("/api/v1/postings"),
                    book("/api/v1/exports/postings/csv"),
                    book("/api/v1/exports/postings/json-lines"),
                    book("/api/v1/exports/postings/hledger"),
                    book("/api/v1/exports/balances/csv"),
                    book("/api/v1/exports/balances/json-lines"),
                    book("/api/v1/exports/balances/hledger"),
                    book("/api/v1/entries"),
                    book("/api/v1/vouchers/{voucherId}/chain"),
                    book("/api/v1/suspense"),
                    get("/api/v1/reconciliation")
                            .by(AUDIT_READ, EVERYTHING)
                            .by(SYSTEM_OPERATE, EVERYTHING),
                    book("/api/v1/reconciliation/differences").by(SYSTEM_OPERATE, EVERYTHING));

    private LedgerAccess() {}

    private static AccessPolicy.Row book(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(BUDGET_WRITE, OWN_REGIONS)
                .by(VOUCHER_WRITE, OWN_REGIONS)
                .by(SETTLEMENT_WRITE, OWN_REGIONS);
    }
}
