package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
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
class AccessIT extends RedemptionIT {

    private static final String MINE = "91330100799655058B";
    private static final String THEIRS = "91310115MA1K4QBT2Y";

    @Autowired private PolicyCoverage mapped;

    @TestFactory
    Stream<DynamicTest> the_policy_as_a_table() {
        return AccessTable.of(
                        """
                        endpoint                                 | finance | office | enterprise | data-centre | treasury | auditor | operator
                        POST /api/v1/consumptions                | -       | -      | -          | own         | -        | -       | -
                        POST /api/v1/settlements                 | -       | -      | -          | -           | own      | -       | -
                        GET /api/v1/consumptions/{usageId}       | -       | own    | own        | own         | own      | all     | -
                        GET /api/v1/voucher-accounts/{voucherId} | -       | own    | own        | -           | own      | all     | -
                        GET /api/v1/payables                     | -       | own    | own        | own         | own      | all     | -
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
                        "POST /api/v1/settlements",
                        of ->
                                Request.post(
                                        "/api/v1/settlements",
                                        "{\"pot\": \"%s\", \"payee\": \"%s\"}"
                                                .formatted(of.pot(), of.dataCentre())))
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
        payableBecomes(theirs.pot(), "DC-B", 80, 0);
        assertThat(account(theirVoucher).fen("subsidyFen")).isEqualTo(80);
    }

    private World world(String region, String enterprise, String dataCentre) {
        String pot = region + "-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        publish(pot, enterprise, voucher);
        String usage = UUID.randomUUID().toString();
        soon().until(() -> account(voucher).status() == 200);
        consume(dataCentre, usage, voucher, 100).with(201);
        payableBecomes(pot, dataCentre, 80, 0);
        soon().until(
                        () ->
                                http.get(CONSUMPTIONS + "/" + usage + "?dataCentre=" + dataCentre)
                                                .status()
                                        == 200);
        return new World(
                region,
                pot,
                enterprise,
                dataCentre,
                Map.of("voucher", voucher.toString(), "usage", usage));
    }

    private void publish(String pot, String enterprise, UUID voucher) {
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
                        .setValidFrom(now.minus(Duration.ofDays(30)))
                        .setValidUntil(now.plus(Duration.ofDays(30)))
                        .setReportableUntil(now.plus(Duration.ofDays(60)))
                        .setPayee("DATA_CENTRE")
                        .build());
    }
}
