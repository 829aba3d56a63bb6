package org.computevoucher.issuance;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;
import static org.computevoucher.platform.access.Reach.EVERYTHING;
import static org.computevoucher.platform.access.Reach.OWN_ENTERPRISE;
import static org.computevoucher.platform.access.Reach.OWN_REGIONS;
import static org.computevoucher.platform.access.Scope.APPLICATION_DECIDE;
import static org.computevoucher.platform.access.Scope.APPLICATION_WRITE;
import static org.computevoucher.platform.access.Scope.AUDIT_READ;
import static org.computevoucher.platform.access.Scope.BUDGET_WRITE;
import static org.computevoucher.platform.access.Scope.PROGRAMME_WRITE;
import static org.computevoucher.platform.access.Scope.SETTLEMENT_WRITE;
import static org.computevoucher.platform.access.Scope.VOUCHER_WRITE;

import org.computevoucher.platform.access.AccessPolicy;

/**
 * Who may do what with the issuance service: a region's programme office publishes the region's
 * programmes, keeps the register of its enterprises and issues from its pots; its three offices see
 * what is issued and what is left; an enterprise sees what is its own; auditors see everything; and
 * everybody sees the rules.
 */
final class IssuanceAccess {

    private static final String VOUCHER = "/api/v1/vouchers/{voucherId}";

    static final AccessPolicy POLICY =
            AccessPolicy.of(
                    post("/api/v1/programmes").by(PROGRAMME_WRITE, OWN_REGIONS),
                    post("/api/v1/programmes/{programme}/revisions")
                            .by(PROGRAMME_WRITE, OWN_REGIONS),
                    get("/api/v1/programmes").byEveryCaller(),
                    get("/api/v1/programmes/{programme}").byEveryCaller(),
                    post("/api/v1/enterprises").by(APPLICATION_DECIDE, OWN_REGIONS),
                    post("/api/v1/enterprises/{enterprise}/changes")
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    register("/api/v1/enterprises"),
                    register("/api/v1/enterprises/{enterprise}")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    contact(post("/api/v1/contacts")),
                    contact(get("/api/v1/contacts/{contactId}")).by(AUDIT_READ, EVERYTHING),
                    contact(post("/api/v1/contacts/{contactId}/erasures")),
                    post("/api/v1/vouchers").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(VOUCHER + "/suspensions").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(VOUCHER + "/resumptions").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(VOUCHER + "/cancellations").by(VOUCHER_WRITE, OWN_REGIONS),
                    post(VOUCHER + "/returns")
                            .by(VOUCHER_WRITE, OWN_REGIONS)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/vouchers").by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/vouchers/{voucherId}").by(APPLICATION_WRITE, OWN_ENTERPRISE),
                    region("/api/v1/envelopes/{pot}"),
                    region("/api/v1/envelopes/{pot}/usage"),
                    post("/api/v1/applications")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE)
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    get("/api/v1/applications/assessment")
                            .by(AUDIT_READ, EVERYTHING)
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE)
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    applications("/api/v1/applications"),
                    applications("/api/v1/applications/{applicationId}"),
                    post("/api/v1/applications/{applicationId}/information")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE)
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    post("/api/v1/applications/{applicationId}/decisions")
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    post("/api/v1/applications/{applicationId}/withdrawals")
                            .by(APPLICATION_WRITE, OWN_ENTERPRISE)
                            .by(APPLICATION_DECIDE, OWN_REGIONS),
                    post("/api/v1/pots/{pot}/grants").by(APPLICATION_DECIDE, OWN_REGIONS),
                    post("/api/v1/pots/{pot}/imports").by(APPLICATION_DECIDE, OWN_REGIONS),
                    office("/api/v1/imports/{importId}"),
                    office("/api/v1/imports/{importId}/lines"),
                    office("/api/v1/imports/{importId}/report"));

    private IssuanceAccess() {}

    private static AccessPolicy.Row contact(AccessPolicy.Row row) {
        return row.by(APPLICATION_WRITE, OWN_ENTERPRISE).by(APPLICATION_DECIDE, OWN_REGIONS);
    }

    private static AccessPolicy.Row register(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(BUDGET_WRITE, OWN_REGIONS)
                .by(APPLICATION_DECIDE, OWN_REGIONS)
                .by(SETTLEMENT_WRITE, OWN_REGIONS);
    }

    private static AccessPolicy.Row applications(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(APPLICATION_WRITE, OWN_ENTERPRISE)
                .by(APPLICATION_DECIDE, OWN_REGIONS);
    }

    private static AccessPolicy.Row office(String pattern) {
        return get(pattern).by(AUDIT_READ, EVERYTHING).by(APPLICATION_DECIDE, OWN_REGIONS);
    }

    private static AccessPolicy.Row region(String pattern) {
        return get(pattern)
                .by(AUDIT_READ, EVERYTHING)
                .by(BUDGET_WRITE, OWN_REGIONS)
                .by(VOUCHER_WRITE, OWN_REGIONS)
                .by(SETTLEMENT_WRITE, OWN_REGIONS);
    }
}
