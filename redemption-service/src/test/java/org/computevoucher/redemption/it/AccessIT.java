package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.platform.access.PolicyCoverage;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.access.AccessTable;
import org.computevoucher.testkit.access.AccessTable.Request;
import org.computevoucher.testkit.access.Strangers;
import org.computevoucher.testkit.access.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with the redemption service. */
class AccessIT extends WithDataCentres {

    private static final String MINE = "91330100799655058B";
    private static final String THEIRS = "91310115MA1K4QBT2Y";

    @Autowired private PolicyCoverage mapped;

    @TestFactory
    Stream<DynamicTest> the_policy_as_a_table() {
        return AccessTable.of(
                        """
                        endpoint                                           | finance | office | enterprise | data-centre | treasury | auditor | operator
                        POST /api/v1/consumptions                          | -       | -      | -          | own         | -        | -       | -
                        POST /api/v1/consumptions/{usageId}/reversals      | -       | -      | -          | own         | -        | -       | -
                        GET /api/v1/exceptions                             | -       | own    | -          | own         | own      | all     | -
                        POST /api/v1/exceptions/{dataCentre}/{usageId}/decisions | - | own    | -          | -           | -        | -       | -
                        POST /api/v1/settlements                           | -       | -      | -          | -           | own      | -       | -
                        GET /api/v1/consumptions/{usageId}                 | -       | own    | own        | own         | own      | all     | -
                        GET /api/v1/voucher-accounts/{voucherId}           | -       | own    | own        | -           | own      | all     | -
                        GET /api/v1/payables                               | -       | own    | own        | own         | own      | all     | -
                        POST /api/v1/data-centres                          | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/data-centres/{dataCentre}/statuses    | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/data-centres/{dataCentre}/capacities  | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/data-centres/{dataCentre}/hardware-classes | -  | own    | -          | -           | -        | -       | -
                        POST /api/v1/data-centres/{dataCentre}/bank-accounts | -     | own    | -          | -           | -        | -       | -
                        GET /api/v1/data-centres                           | -       | all    | all        | -           | all      | all     | -
                        GET /api/v1/data-centres/suggestions               | -       | all    | all        | -           | all      | all     | -
                        GET /api/v1/data-centres/{dataCentre}              | -       | own    | -          | own         | own      | all     | -
                        GET /api/v1/data-centres/{dataCentre}/utilisation  | -       | own    | -          | own         | own      | all     | -
                        GET /api/v1/data-centres/{dataCentre}/bank-accounts | -      | -      | -          | own         | own      | all     | -
                        POST /api/v1/settlement-runs             | -       | -      | -          | -           | own      | -       | -
                        GET /api/v1/settlement-runs              | -       | -      | -          | -           | own      | all     | -
                        GET /api/v1/settlement-runs/{runId}      | -       | -      | -          | -           | own      | all     | -
                        GET /api/v1/settlement-runs/{runId}/payment-order   | - | - | - | - | own | all | -
                        POST /api/v1/settlement-runs/{runId}/approvals      | - | - | - | - | own | -   | -
                        POST /api/v1/settlement-runs/{runId}/cancellations  | - | - | - | - | own | -   | -
                        POST /api/v1/settlement-runs/{runId}/bank-answers   | - | - | - | - | own | -   | -
                        POST /api/v1/settlement-runs/{runId}/status-reports | - | - | - | - | own | -   | -
                        POST /api/v1/recoveries                  | -       | -      | -          | -           | own      | -       | -
                        POST /api/v1/enterprises/{enterprise}/bank-accounts | - | - | own | - | - | -   | -
                        GET /api/v1/data-centres/{dataCentre}/statements | - | own | -   | own | own | all | -
                        GET /api/v1/enterprises/{enterprise}/statements  | - | own | own | -   | own | all | -
                        """)
                .calling(
                        "POST /api/v1/consumptions",
                        of ->
                                Request.post(
                                        CONSUMPTIONS,
                                        record(
                                                of.dataCentre(),
                                                UUID.randomUUID().toString(),
                                                UUID.fromString(of.id("voucher")),
                                                1)))
                .calling(
                        "POST /api/v1/consumptions/{usageId}/reversals",
                        of ->
                                Request.post(
                                        CONSUMPTIONS + "/" + of.id("usage") + "/reversals",
                                        """
                                        {"dataCentre": "%s", "reversalId": "r", "billedCostFen": 101,
                                         "reason": "METERING_ERROR"}
                                        """
                                                .formatted(of.dataCentre())))
                .calling(
                        "GET /api/v1/exceptions",
                        (of, role) ->
                                Request.get(
                                        "/api/v1/exceptions?"
                                                + (role == Role.DATA_CENTRE
                                                        ? "dataCentre=" + of.dataCentre()
                                                        : "region=" + of.region())))
                .calling(
                        "POST /api/v1/exceptions/{dataCentre}/{usageId}/decisions",
                        of ->
                                Request.post(
                                        "/api/v1/exceptions/%s/%s/decisions"
                                                .formatted(of.dataCentre(), of.id("late")),
                                        """
                                        {"verdict": "REJECT", "reason": "TOO_LATE", "document": "d"}
                                        """))
                .calling(
                        "POST /api/v1/settlements",
                        of ->
                                Request.post(
                                        "/api/v1/settlements",
                                        "{\"pot\": \"%s\", \"payee\": \"%s\"}"
                                                .formatted(of.pot(), of.dataCentre())))
                .calling(
                        "POST /api/v1/settlement-runs",
                        of ->
                                Request.post(
                                        Settling.RUNS,
                                        "{\"region\": \"%s\"}".formatted(of.region())))
                .calling(
                        "GET /api/v1/settlement-runs",
                        of -> Request.get(Settling.RUNS + "?region=" + of.region()))
                .calling("GET /api/v1/settlement-runs/{runId}", of -> Request.get(runOf(of)))
                .calling(
                        "GET /api/v1/settlement-runs/{runId}/payment-order",
                        of -> Request.get(runOf(of) + "/payment-order"))
                .calling(
                        "POST /api/v1/settlement-runs/{runId}/approvals",
                        of -> Request.post(runOf(of) + "/approvals", ""))
                .calling(
                        "POST /api/v1/settlement-runs/{runId}/cancellations",
                        of -> Request.post(runOf(of) + "/cancellations", "{\"document\": \"d\"}"))
                .calling(
                        "POST /api/v1/settlement-runs/{runId}/bank-answers",
                        of ->
                                Request.post(
                                        runOf(of) + "/bank-answers",
                                        "{\"answers\": [{\"paymentId\": \"p\", \"result\": \"ACCEPTED\"}]}"))
                .calling(
                        "POST /api/v1/settlement-runs/{runId}/status-reports",
                        of ->
                                Request.post(
                                        runOf(of) + "/status-reports",
                                        "application/xml",
                                        SettlementRunsIT.statusReport(
                                                of.id("run").replace("-", ""), "p", "ACSC")))
                .calling(
                        "POST /api/v1/recoveries",
                        of ->
                                Request.post(
                                        "/api/v1/recoveries",
                                        """
                                        {"pot": "%s", "payee": "%s", "amountFen": 1, "document": "d"}
                                        """
                                                .formatted(of.pot(), of.dataCentre())))
                .calling(
                        "POST /api/v1/enterprises/{enterprise}/bank-accounts",
                        of ->
                                Request.post(
                                        "/api/v1/enterprises/" + of.enterprise() + "/bank-accounts",
                                        """
                                        {"holder": "A", "accountNumber": "6222020000000001", "bankCode": "102331000017"}
                                        """))
                .calling(
                        "GET /api/v1/consumptions/{usageId}",
                        of ->
                                Request.get(
                                        CONSUMPTIONS
                                                + "/"
                                                + of.id("usage")
                                                + "?dataCentre="
                                                + of.dataCentre()))
                .calling(
                        "GET /api/v1/voucher-accounts/{voucherId}",
                        of -> Request.get("/api/v1/voucher-accounts/" + of.id("voucher")))
                .calling(
                        "GET /api/v1/payables",
                        (of, role) ->
                                Request.get(
                                        "/api/v1/payables?pot="
                                                + of.pot()
                                                + "&payee="
                                                + (role == Role.ENTERPRISE
                                                        ? of.enterprise()
                                                        : of.dataCentre())))
                .calling(
                        "POST /api/v1/data-centres",
                        of ->
                                Request.post(
                                        CENTRES,
                                        registration(key(), of.region(), "H800", 1L, today)))
                .calling(
                        "POST /api/v1/data-centres/{dataCentre}/statuses",
                        of -> Request.post(centre(of) + "/statuses", statusBody("APPROVED")))
                .calling(
                        "POST /api/v1/data-centres/{dataCentre}/capacities",
                        of -> enteringAt(of, "/capacities", "\"gpuHoursPerDay\": 9"))
                .calling(
                        "POST /api/v1/data-centres/{dataCentre}/hardware-classes",
                        of -> enteringAt(of, "/hardware-classes", "\"hardwareClass\": \"H20\""))
                .calling(
                        "POST /api/v1/data-centres/{dataCentre}/bank-accounts",
                        of ->
                                enteringAt(
                                        of,
                                        "/bank-accounts",
                                        "\"bankAccount\": "
                                                + account("h", "123456", "102290000012")))
                .calling(
                        "GET /api/v1/data-centres",
                        of -> Request.get(CENTRES + "?region=" + of.region()))
                .calling(
                        "GET /api/v1/data-centres/suggestions",
                        of ->
                                Request.get(
                                        CENTRES + "/suggestions?gpuHours=1&region=" + of.region()))
                .calling("GET /api/v1/data-centres/{dataCentre}", of -> Request.get(centre(of)))
                .calling(
                        "GET /api/v1/data-centres/{dataCentre}/utilisation",
                        of ->
                                Request.get(
                                        centre(of) + "/utilisation?from=2026-06-01&to=2026-06-02"))
                .calling(
                        "GET /api/v1/data-centres/{dataCentre}/bank-accounts",
                        of -> Request.get(centre(of) + "/bank-accounts"))
                .calling(
                        "GET /api/v1/data-centres/{dataCentre}/statements",
                        of -> Request.get(centre(of) + "/statements?period=2026-06"))
                .calling(
                        "GET /api/v1/enterprises/{enterprise}/statements",
                        of ->
                                Request.get(
                                        "/api/v1/enterprises/"
                                                + of.enterprise()
                                                + "/statements?period=2026-06"))
                .tests(
                        http,
                        mapped,
                        world("210100", MINE, "DC-MINE"),
                        world("220100", THEIRS, "DC-THEIRS"));
    }

    @TestFactory
    Stream<DynamicTest> strangers() {
        return Strangers.tests(
                http,
                Request.get("/api/v1/payables?pot=230100-COMPUTE-2026"),
                Request.post(CONSUMPTIONS, record("DC-1", "stranger", UUID.randomUUID(), 1)));
    }

    @Test
    void a_data_centre_reads_and_posts_for_no_other_in_any_way() {
        World mine = world("240100", MINE, "DC-A");
        World theirs = world("250100", THEIRS, "DC-B");
        ServiceHttp caller = http.as(Role.DATA_CENTRE, "DC-A");
        String theirUsage = CONSUMPTIONS + "/" + theirs.id("usage");
        UUID theirVoucher = UUID.fromString(theirs.id("voucher"));
        String inTheirName = record("DC-B", "in-their-name", theirVoucher, 100);

        assertThat(caller.get(theirUsage).with(404).reason()).isEqualTo("USAGE_UNKNOWN");
        caller.get(theirUsage + "?dataCentre=DC-B").with(404);
        caller.get(theirUsage + "?dataCentre=DC-A&dataCentre=DC-B").with(400);
        caller.get(theirUsage + "?dataCentre=DC-B&dataCentre=DC-A").with(400);
        for (String header :
                new String[] {
                    "X-Data-Centre",
                    "X-Forwarded-User",
                    "data_centre",
                    "dataCentre",
                    "X-Original-URL"
                }) {
            caller.with(header, "DC-B").get(theirUsage).with(404);
            caller.with(header, "DC-B").post(CONSUMPTIONS, "h", inTheirName).with(403);
        }
        assertThat(caller.post(CONSUMPTIONS, "theirs-1", inTheirName).with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        caller.post(CONSUMPTIONS + "?dataCentre=DC-A", "theirs-2", inTheirName).with(400);
        caller.post(
                        CONSUMPTIONS,
                        "theirs-3",
                        inTheirName.replaceFirst("\\{", "{\"dataCentre\": \"DC-A\", "))
                .with(400);
        caller.post(
                        CONSUMPTIONS,
                        "theirs-4",
                        record("DC-A", "theirs-4", theirVoucher, 100)
                                .replaceFirst("\\}", ", \"dataCentre\": \"DC-B\"}"))
                .with(400);
        for (String other : new String[] {"dc-b", "DC-B ", "DC-A,DC-B", "DC-B#", "*", "%"}) {
            assertThat(
                            caller.post(
                                            CONSUMPTIONS,
                                            "theirs-5",
                                            record(other, "theirs-5", theirVoucher, 100))
                                    .status())
                    .as(other)
                    .isIn(400, 403);
        }
        caller.get("/api/v1/payables?pot=" + theirs.pot()).with(403);
        caller.get("/api/v1/payables?pot=" + theirs.pot() + "&payee=DC-B").with(403);
        caller.get("/api/v1/payables?pot=" + theirs.pot() + "&payee=DC-A&payee=DC-B").with(400);
        caller.get("/api/v1/voucher-accounts/" + theirVoucher).with(403);

        assertThat(
                        caller.get(CONSUMPTIONS + "/" + mine.id("usage"))
                                .ok()
                                .path("dataCentre")
                                .asString())
                .isEqualTo("DC-A");
        inPaymentBecomes(theirs.pot(), "DC-B", 80);
        assertThat(account(theirVoucher).fen("subsidyFen")).isEqualTo(80);
    }

    /** A run has collected it, and nothing else is payable. */
    private void inPaymentBecomes(String pot, String payee, long fen) {
        soon().untilAsserted(
                        () ->
                                assertThat(
                                                http.get("/api/v1/payables?pot=" + pot)
                                                        .ok()
                                                        .valueStream()
                                                        .map(
                                                                one ->
                                                                        "%s: %d payable, %d in payment, %d paid"
                                                                                .formatted(
                                                                                        one.path(
                                                                                                        "payee")
                                                                                                .asString(),
                                                                                        one.path(
                                                                                                        "payableFen")
                                                                                                .asLong(),
                                                                                        one.path(
                                                                                                        "inPaymentFen")
                                                                                                .asLong(),
                                                                                        one.path(
                                                                                                        "paidFen")
                                                                                                .asLong())))
                                        .containsExactly(
                                                "%s: 0 payable, %d in payment, 0 paid"
                                                        .formatted(payee, fen)));
    }

    private World world(String region, String enterprise, String dataCentre) {
        String pot = region + "-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        register(dataCentre, region, "H800", 1L, today).with(201);
        soon().until(() -> http.get(CENTRES + "/" + dataCentre).status() == 200);
        publish(pot, enterprise, voucher, now.plus(Duration.ofDays(30)));
        String late = late(pot, enterprise, dataCentre);
        String usage = UUID.randomUUID().toString();
        soon().until(() -> account(voucher).status() == 200);
        consume(dataCentre, usage, voucher, 100).with(201);
        payableBecomes(pot, dataCentre, 80, 0);
        soon().until(
                        () ->
                                http.get(CONSUMPTIONS + "/" + usage + "?dataCentre=" + dataCentre)
                                                .status()
                                        == 200);
        String run = settling().open("run-" + pot, pot, dataCentre).with(202).text("runId");
        soon().until(() -> http.get(Settling.RUNS + "/" + run).status() == 200);
        return new World(
                region,
                pot,
                enterprise,
                dataCentre,
                Map.of("voucher", voucher.toString(), "usage", usage, "run", run, "late", late));
    }

    private static String runOf(World world) {
        return Settling.RUNS + "/" + world.id("run");
    }

    private static String centre(World of) {
        return CENTRES + "/" + of.dataCentre();
    }

    private Request enteringAt(World of, String what, String field) {
        return Request.post(centre(of) + what, dated(field, today));
    }

    /** Usage that waits for a person. */
    private String late(String pot, String enterprise, String dataCentre) {
        UUID voucher = UUID.randomUUID();
        publish(pot, enterprise, voucher, now.minus(Duration.ofDays(30)));
        soon().until(() -> account(voucher).status() == 200);
        http.as(Role.OFFICE, pot.substring(0, 6))
                .post(
                        CENTRES + "/" + dataCentre + "/statuses",
                        key(),
                        statusBody("APPROVED")
                                .replace(now.toString(), now.minus(Duration.ofDays(90)).toString()))
                .with(201);
        String usage = UUID.randomUUID().toString();
        http.post(
                        CONSUMPTIONS,
                        key(),
                        record(dataCentre, usage, voucher, 100)
                                .replace(
                                        now.minus(Duration.ofHours(2)).toString(),
                                        now.minus(Duration.ofDays(32)).toString())
                                .replace(
                                        now.minus(Duration.ofHours(1)).toString(),
                                        now.minus(Duration.ofDays(31)).toString()))
                .with(202);
        soon().until(
                        () ->
                                !http.get("/api/v1/exceptions?dataCentre=" + dataCentre)
                                        .body()
                                        .path("exceptions")
                                        .isEmpty());
        return usage;
    }

    private void publish(String pot, String enterprise, UUID voucher, Instant validUntil) {
        topics.publish(
                voucher.toString(),
                VoucherIssued.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher.toString())
                        .setPot(pot)
                        .setRegion(pot.substring(0, 6))
                        .setEnterprise(enterprise)
                        .setFaceFen(1_000_000L)
                        .setRateBasisPoints(8_000)
                        .setValidFrom(now.minus(Duration.ofDays(60)))
                        .setValidUntil(validUntil)
                        .setReportableUntil(validUntil.plus(Duration.ofDays(1)))
                        .setPayee("DATA_CENTRE")
                        .build());
    }
}
