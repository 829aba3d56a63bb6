package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.JsonNode;

/** Whole settlement runs, from opening to what the bank says. */
final class Settling {

    static final String RUNS = "/api/v1/settlement-runs";

    private static final String[] REGIONS = {
        "110000", "210100", "220100", "240100", "250100", "310000", "320100", "330200", "370000",
        "410000", "440300", "510100"
    };

    private final ServiceHttp http;
    private final Supplier<ConditionFactory> soon;
    private final JdbcOperations jdbc;

    Settling(ServiceHttp http, Supplier<ConditionFactory> soon, JdbcOperations jdbc) {
        this.http = http;
        this.soon = soon;
        this.jdbc = jdbc;
    }

    /** The accounts from which the regions of the tests pay. */
    static void haveDebtors(DynamicPropertyRegistry properties) {
        for (String region : REGIONS) {
            String debtor = "computevoucher.settlement.debtors." + region;
            properties.add(debtor + ".holder", () -> "Treasury of " + region);
            properties.add(debtor + ".account-number", () -> "31001500000000" + region);
            properties.add(debtor + ".bank-code", () -> "105290000017");
        }
    }

    /** What a data centre says with its registration. */
    void bankAccountOf(String dataCentre) {
        jdbc.update(
                """
                insert into payee_bank_account (payee, first_day, holder, number, bank_code)
                values (?, date '2025-01-01', ?, '6222020000000000001', '102290000020')
                """,
                dataCentre,
                "Centre " + dataCentre);
    }

    Answer open(String key, String pot, String payee) {
        return http.post(
                RUNS,
                key,
                "{\"region\": \"%s\", \"pot\": \"%s\", \"payee\": \"%s\"}"
                        .formatted(pot.substring(0, 6), pot, payee));
    }

    /** A person of the region's treasury, other than whoever opens runs here. */
    ServiceHttp second(String region) {
        return http.as(Role.TREASURY, region);
    }

    JsonNode run(String runId) {
        return http.get(RUNS + "/" + runId).body();
    }

    JsonNode becomes(String runId, String... statuses) {
        return soon.get()
                .until(
                        () -> run(runId),
                        run ->
                                Set.of(statuses)
                                        .contains(run.path("run").path("status").asString()));
    }

    Answer approve(String runId, String region) {
        return second(region)
                .post(RUNS + "/" + runId + "/approvals", UUID.randomUUID().toString(), "");
    }

    Answer answer(String runId, String region, String answers) {
        return second(region)
                .post(
                        RUNS + "/" + runId + "/bank-answers",
                        UUID.randomUUID().toString(),
                        "{\"answers\": [%s]}".formatted(answers));
    }

    /** Pays a payee what a pot owes it, and says how much that was, in fen. */
    long pay(String pot, String payee) {
        bankAccountOf(payee);
        String region = pot.substring(0, 6);
        String runId = open(UUID.randomUUID().toString(), pot, payee).with(202).text("runId");
        JsonNode ready = becomes(runId, "READY", "COMPLETED");
        if (ready.path("run").path("status").asString().equals("READY")) {
            approve(runId, region).with(200);
            Answer answered =
                    answer(
                                    runId,
                                    region,
                                    ready.path("payments")
                                            .valueStream()
                                            .map(payment -> payment.path("paymentId").asString())
                                            .map(
                                                    id ->
                                                            "{\"paymentId\": \"%s\", \"result\": \"ACCEPTED\"}"
                                                                    .formatted(id))
                                            .collect(Collectors.joining(",")))
                            .with(200);
            assertThat(answered.body().path("results").valueStream())
                    .allSatisfy(
                            result ->
                                    assertThat(result.path("result").asString())
                                            .isEqualTo("recorded"));
        }
        return becomes(runId, "COMPLETED").path("run").path("paidFen").asLong();
    }
}
