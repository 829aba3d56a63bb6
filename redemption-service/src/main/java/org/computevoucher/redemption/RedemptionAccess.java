package org.computevoucher.redemption;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;
import static org.computevoucher.platform.access.Reach.EVERYTHING;
import static org.computevoucher.platform.access.Reach.OWN_DATA_CENTRE;
import static org.computevoucher.platform.access.Reach.OWN_ENTERPRISE;
import static org.computevoucher.platform.access.Reach.OWN_REGIONS;
import static org.computevoucher.platform.access.Scope.APPLICATION_WRITE;
import static org.computevoucher.platform.access.Scope.AUDIT_READ;
import static org.computevoucher.platform.access.Scope.CONSUMPTION_WRITE;
import static org.computevoucher.platform.access.Scope.SETTLEMENT_WRITE;
import static org.computevoucher.platform.access.Scope.VOUCHER_WRITE;

import org.computevoucher.platform.access.AccessPolicy;

/**
 * Who may do what with the redemption service: a data centre reports and reads for itself alone, an
 * enterprise sees what was used of its vouchers, a region's treasury settles what the region's pots
 * owe, its programme office looks on, and auditors see everything.
 */
final class RedemptionAccess {

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    post("/api/v1/consumptions").by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    post("/api/v1/settlements").by(SETTLEMENT_WRITE, OWN_REGIONS),
                    region("/api/v1/consumptions/{usageId}")
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/voucher-accounts/{voucherId}")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/payables")
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE));

    private RedemptionAccess() {}

    private static AccessPolicy.Row region(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(VOUCHER_WRITE, OWN_REGIONS)
                .by(SETTLEMENT_WRITE, OWN_REGIONS);
    }
}
