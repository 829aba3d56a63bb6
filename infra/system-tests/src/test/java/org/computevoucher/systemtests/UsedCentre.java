package org.computevoucher.systemtests;

import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import org.computevoucher.local.Caller;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data centre in which vouchers of a pot are used. Its usage ids and keys are the pot's own.
 *
 * @param code as in {@code DC-SH-01}
 */
record UsedCentre(PlayedPot pot, String code) {

    /** The same after a start of the services. */
    UsedCentre with(ThreeServices restarted) {
        return new UsedCentre(pot.with(restarted), code);
    }

    /** The same centre for vouchers of another pot. */
    UsedCentre of(PlayedPot other) {
        return new UsedCentre(other, code);
    }

    /** Stands in the register with a bank account, and complies since the beginning of 2025. */
    UsedCentre approved() {
        ObjectNode registration =
                ThreeServices.object()
                        .put("dataCentre", code)
                        .put("name", "Centre " + code)
                        .put("region", pot.region())
                        .put("hardwareClass", "ASCEND-910B")
                        .put("firstDay", "2025-01-01")
                        .put("document", "Notice 3");
        registration
                .putObject("bankAccount")
                .put("holder", "Centre " + code)
                .put("accountNumber", "6222020000000000001")
                .put("bankCode", "102290000020");
        accepted(201, byTheOffice("", "registration", registration));
        accepted(
                201,
                byTheOffice(
                        "/" + code + "/statuses",
                        "approval",
                        ThreeServices.object()
                                .put("status", "APPROVED")
                                .put("from", "2025-01-01T00:00:00+08:00")
                                .put("reason", "INSPECTION")
                                .put("evidence", "Report 1")));
        return this;
    }

    private Answer byTheOffice(String path, String key, ObjectNode body) {
        return pot.services()
                .post(
                        Caller.office(pot.region()),
                        pot.services().redemption(),
                        "/api/v1/data-centres" + path,
                        code + "-" + key,
                        body);
    }

    /** A day of usage, in CNY. */
    ObjectNode usage(String voucher, String usage, LocalDate day, long cost) {
        return usageOfFen(voucher, usage, day, fen(cost));
    }

    /** A day of usage, in fen. */
    ObjectNode usageOfFen(String voucher, String usage, LocalDate day, long costFen) {
        return ThreeServices.object()
                .put("dataCentre", code)
                .put("usageId", pot.pot() + "-" + usage)
                .put("voucherId", voucher)
                .put("chargePeriodStart", day + "T00:00:00+08:00")
                .put("chargePeriodEnd", day.plusDays(1) + "T00:00:00+08:00")
                .put("billedCostFen", costFen);
    }

    /** Reports under a key that is the usage id, until the voucher is known. */
    Answer consume(ObjectNode usage) {
        return soon().until(() -> report(usage), answer -> answer.status() == 201);
    }

    Answer consume(String voucher, String usage, LocalDate day, long cost) {
        return consume(usage(voucher, usage, day, cost));
    }

    /** Reports under a key that is the usage id. */
    Answer report(ObjectNode usage) {
        return report(usage.required("usageId").stringValue(), usage);
    }

    Answer report(String key, ObjectNode usage) {
        return pot.services()
                .post(
                        Caller.dataCentre(code),
                        pot.services().redemption(),
                        "/api/v1/consumptions",
                        key,
                        usage);
    }

    /** Takes back so much of a usage record's cost, in CNY. */
    Answer reverse(String usage, String reversal, long cost) {
        return pot.services()
                .post(
                        Caller.dataCentre(code),
                        pot.services().redemption(),
                        "/api/v1/consumptions/" + pot.pot() + "-" + usage + "/reversals",
                        pot.pot() + "-" + usage + "-" + reversal,
                        ThreeServices.object()
                                .put("dataCentre", code)
                                .put("reversalId", reversal)
                                .put("billedCostFen", fen(cost))
                                .put("reason", "METERING_ERROR"));
    }

    /** The usage record as it is now. */
    Answer consumption(String usage) {
        return pot.services()
                .get(
                        pot.services().redemption(),
                        "/api/v1/consumptions/" + pot.pot() + "-" + usage + "?dataCentre=" + code);
    }
}
