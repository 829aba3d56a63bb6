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
 * owe, its programme office looks on and keeps the register of its data centres, and auditors see
 * everything. What data centres are is nobody's secret but to each other; where they are paid is
 * for themselves, the treasury and auditors.
 */
final class RedemptionAccess {

    private static final String DATA_CENTRES = "/api/v1/data-centres";
    private static final String DATA_CENTRE = DATA_CENTRES + "/{dataCentre}";

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    post("/api/v1/consumptions").by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    post("/api/v1/consumptions/{usageId}/reversals")
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    region("/api/v1/exceptions").by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    post("/api/v1/exceptions/{dataCentre}/{usageId}/decisions")
                            .by(VOUCHER_WRITE, OWN_REGIONS),
                    post("/api/v1/settlements").by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/settlement-runs").by(SETTLEMENT_WRITE, OWN_REGIONS),
                    treasury("/api/v1/settlement-runs"),
                    treasury("/api/v1/settlement-runs/{runId}"),
                    treasury("/api/v1/settlement-runs/{runId}/payment-order"),
                    post("/api/v1/settlement-runs/{runId}/approvals")
                            .by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/settlement-runs/{runId}/cancellations")
                            .by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/settlement-runs/{runId}/bank-answers")
                            .by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/settlement-runs/{runId}/status-reports")
                            .by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/recoveries").by(SETTLEMENT_WRITE, OWN_REGIONS),
                    post("/api/v1/enterprises/{enterprise}/bank-accounts")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/consumptions/{usageId}")
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/voucher-accounts/{voucherId}")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/payables")
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    post(DATA_CENTRES).by(VOUCHER_WRITE, OWN_REGIONS),
                    post(DATA_CENTRE + "/statuses").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(DATA_CENTRE + "/capacities").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(DATA_CENTRE + "/hardware-classes").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(DATA_CENTRE + "/bank-accounts").by(VOUCHER_WRITE, OWN_REGIONS),
                    anyRegion(DATA_CENTRES),
                    anyRegion(DATA_CENTRES + "/suggestions"),
                    region(DATA_CENTRE).by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    region(DATA_CENTRE + "/utilisation").by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    region(DATA_CENTRE + "/statements").by(CONSUMPTION_WRITE, OWN_DATA_CENTRE),
                    region("/api/v1/enterprises/{enterprise}/statements")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    get(DATA_CENTRE + "/bank-accounts")
                            .by(AUDIT_READ, EVERYTHING)
                            .by(SETTLEMENT_WRITE, OWN_REGIONS)
                            .by(CONSUMPTION_WRITE, OWN_DATA_CENTRE));

    private RedemptionAccess() {}

    private static AccessPolicy.Row treasury(String pattern) {
        return get(pattern).by(AUDIT_READ, EVERYTHING).by(SETTLEMENT_WRITE, OWN_REGIONS);
    }

    private static AccessPolicy.Row region(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(VOUCHER_WRITE, OWN_REGIONS)
                .by(SETTLEMENT_WRITE, OWN_REGIONS);
    }

    private static AccessPolicy.Row anyRegion(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(VOUCHER_WRITE, EVERYTHING)
                .by(SETTLEMENT_WRITE, EVERYTHING)
                .by(APPLICATION_WRITE, EVERYTHING);
    }
}
