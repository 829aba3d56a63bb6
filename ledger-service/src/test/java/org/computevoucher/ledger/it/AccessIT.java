package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.ledger.contract.AvroSamples;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may do what with the ledger service. */
class AccessIT extends LedgerIT {

    private static final String TRANCHE =
            """
            {"amountFen": 1, "document": "a document"}
            """;
    private static final String ALLOCATION =
            """
            {"amountFen": 1, "document": "a document", "drawnFromPlan": false}
            """;

    /** Refused: by a rule of the budget, which is as far as who may not do it never gets. */
    private static final String YEAR_END =
            """
            {"document": "", "decision": "RETURN"}
            """;

    @Autowired private PolicyCoverage mapped;
    @Autowired private JdbcTemplate jdbc;

    @TestFactory
    Stream<DynamicTest> the_policy_as_a_table() {
        return AccessTable.of(
                        """
                        endpoint                              | finance | office | enterprise | data-centre | treasury | auditor | operator
                        POST /api/v1/pots/{pot}/plans         | own     | -      | -          | -           | -        | -       | -
                        POST /api/v1/pots/{pot}/allocations   | own     | -      | -          | -           | -        | -       | -
                        POST /api/v1/pots/{pot}/withdrawals   | own     | -      | -          | -           | -        | -       | -
                        GET /api/v1/pots/{pot}/withdrawals/{withdrawalId} | own | own | -      | -           | own      | all     | -
                        POST /api/v1/pots/{pot}/year-end      | own     | -      | -          | -           | -        | -       | -
                        GET /api/v1/pots/{pot}/year-end       | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/pots                      | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/pots/{pot}                | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/balances                  | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/balances/totals           | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/balances/series           | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/postings                  | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/postings/csv       | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/postings/json-lines | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/postings/hledger   | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/balances/csv        | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/balances/json-lines | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/exports/balances/hledger    | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/entries                   | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/vouchers/{voucherId}/chain | own    | own    | -          | -           | own      | all     | -
                        GET /api/v1/suspense                  | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/reconciliation            | -       | -      | -          | -           | -        | all     | all
                        GET /api/v1/reconciliation/differences | own    | own    | -          | -           | own      | all     | all
                        """)
                .calling(
                        "POST /api/v1/pots/{pot}/plans",
                        of -> Request.post("/api/v1/pots/" + of.pot() + "/plans", TRANCHE))
                .calling(
                        "POST /api/v1/pots/{pot}/allocations",
                        of -> Request.post("/api/v1/pots/" + of.pot() + "/allocations", ALLOCATION))
                .calling(
                        "POST /api/v1/pots/{pot}/withdrawals",
                        of -> Request.post("/api/v1/pots/" + of.pot() + "/withdrawals", TRANCHE))
                .calling(
                        "GET /api/v1/pots/{pot}/withdrawals/{withdrawalId}",
                        of ->
                                Request.get(
                                        "/api/v1/pots/"
                                                + of.pot()
                                                + "/withdrawals/"
                                                + of.id("withdrawal")))
                .calling(
                        "POST /api/v1/pots/{pot}/year-end",
                        of -> Request.post("/api/v1/pots/" + of.pot() + "/year-end", YEAR_END))
                .calling(
                        "GET /api/v1/pots/{pot}/year-end",
                        of -> Request.get("/api/v1/pots/" + of.id("closing") + "/year-end"))
                .calling(
                        "GET /api/v1/pots", of -> Request.get("/api/v1/pots?region=" + of.region()))
                .calling("GET /api/v1/pots/{pot}", of -> Request.get("/api/v1/pots/" + of.pot()))
                .calling(
                        "GET /api/v1/balances",
                        of -> Request.get("/api/v1/balances?account=available:" + of.pot()))
                .calling(
                        "GET /api/v1/balances/totals",
                        of -> Request.get("/api/v1/balances/totals?pot=" + of.pot()))
                .calling(
                        "GET /api/v1/balances/series",
                        of ->
                                Request.get(
                                        "/api/v1/balances/series?from=2026-01-01&to=2026-01-02&account=available:"
                                                + of.pot()))
                .calling(
                        "GET /api/v1/postings",
                        of -> Request.get("/api/v1/postings?account=available:" + of.pot()))
                .calling(
                        "GET /api/v1/exports/postings/csv",
                        of -> Request.get("/api/v1/exports/postings/csv?region=" + of.region()))
                .calling(
                        "GET /api/v1/exports/postings/json-lines",
                        of ->
                                Request.get(
                                        "/api/v1/exports/postings/json-lines?region="
                                                + of.region()))
                .calling(
                        "GET /api/v1/exports/postings/hledger",
                        of -> Request.get("/api/v1/exports/postings/hledger?region=" + of.region()))
                .calling(
                        "GET /api/v1/exports/balances/csv",
                        of -> Request.get("/api/v1/exports/balances/csv?region=" + of.region()))
                .calling(
                        "GET /api/v1/exports/balances/json-lines",
                        of -> Request.get("/api/v1/exports/balances/json-lines?pot=" + of.pot()))
                .calling(
                        "GET /api/v1/exports/balances/hledger",
                        of -> Request.get("/api/v1/exports/balances/hledger?region=" + of.region()))
                .calling(
                        "GET /api/v1/entries",
                        of -> Request.get("/api/v1/entries?region=" + of.region()))
                .calling(
                        "GET /api/v1/vouchers/{voucherId}/chain",
                        of -> Request.get("/api/v1/vouchers/" + of.id("voucher") + "/chain"))
                .calling(
                        "GET /api/v1/suspense",
                        of -> Request.get("/api/v1/suspense?region=" + of.region()))
                .calling("GET /api/v1/reconciliation", of -> Request.get("/api/v1/reconciliation"))
                .calling(
                        "GET /api/v1/reconciliation/differences",
                        of ->
                                Request.get(
                                        "/api/v1/reconciliation/differences?region=" + of.region()))
                .tests(http, mapped, world("210100"), world("220100"));
    }

    @Test
    void an_entry_by_its_fact_is_there_for_its_own_region_alone() {
        World mine = world("230100");

        String entry = "/api/v1/entries?factId=" + mine.id("fact");

        assertThat(http.as(Role.FINANCE, "230100").get(entry).ok().path("entries")).hasSize(1);
        assertThat(http.as(Role.FINANCE, "240100").get(entry).ok().path("entries")).isEmpty();
        assertThat(http.as(Role.FINANCE, "240100", "230100").get(entry).ok().path("entries"))
                .hasSize(1);
    }

    @Test
    void who_is_bound_to_regions_has_to_say_which() {
        ServiceHttp finance = http.as(Role.FINANCE, "250100");

        assertThat(finance.get("/api/v1/pots").with(403).reason()).isEqualTo("OUTSIDE_MANDATE");
        assertThat(http.as(Role.AUDITOR).get("/api/v1/pots").status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> strangers() {
        return Strangers.tests(
                http,
                Request.get("/api/v1/pots"),
                Request.post("/api/v1/pots/260100-COMPUTE-2026/plans", TRANCHE));
    }

    @Test
    void what_was_not_let_in_left_no_trace_in_the_log() {
        World theirs = world("270100");
        ServiceHttp foreigner = http.as(Role.FINANCE, "280100");

        assertThat(foreigner.post("/api/v1/pots/" + theirs.pot() + "/plans", "foreign", TRANCHE))
                .satisfies(answer -> answer.with(403));

        assertThat(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM event_log WHERE aggregate_id = ?",
                                Long.class,
                                theirs.pot()))
                .isEqualTo(2);
    }

    private World world(String region) {
        String pot = region + "-COMPUTE-2026";
        String fact = http().allocate(pot, "access-" + region, 5, false).eventId().toString();
        soon().until(() -> http.get("/api/v1/pots/" + pot).status() == 200);
        String withdrawal = withdrawalFrom(pot);
        String closing = potThatCloses(region);
        return new World(
                region,
                pot,
                "91310115MA1K4QBT2Y",
                "DC-1",
                Map.of(
                        "fact",
                        fact,
                        "withdrawal",
                        withdrawal,
                        "closing",
                        closing,
                        "voucher",
                        voucherOf(pot)));
    }

    private String voucherOf(String pot) {
        UUID voucher = UUID.randomUUID();
        facts().publish(voucher.toString(), AvroSamples.issued(pot, voucher, 1), null);
        String path = "/api/v1/vouchers/" + voucher + "/chain";
        soon().until(() -> http.get(path).status() == 200);
        return voucher.toString();
    }

    private String potThatCloses(String region) {
        String pot = region + "-COMPUTE-2025";
        assertThat(http().plan(pot, "access", 1).status()).isEqualTo(201);
        String path = "/api/v1/pots/" + pot + "/year-end";
        String body =
                """
                {"document": "a document", "decision": "RETURN"}
                """;
        assertThat(http().post(path, pot + "-end", body).status()).isEqualTo(202);
        soon().until(() -> http.get(path).status() == 200);
        return pot;
    }

    private String withdrawalFrom(String pot) {
        String path = "/api/v1/pots/" + pot + "/withdrawals";
        String id = http().post(path, pot + "-access", TRANCHE).with(202).text("withdrawalId");
        soon().until(() -> http.get(path + '/' + id).status() == 200);
        return id;
    }
}
