package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.ComputeConsumed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.contract.AvroSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Usage of December, reported in January: what the book says of either time, and both. */
class TwoTimesIT extends LedgerIT {

    private static final String POT = "450100-COMPUTE-2026";
    private static final String DATA_POT = "450100-DATA-2026";
    private static final UUID VOUCHER = UUID.randomUUID();

    /** When the samples took effect. */
    private static final Instant EARLIER = AvroSamples.EFFECTIVE;

    private static final Instant LATER = EARLIER.plusSeconds(86_400);

    @Test
    void balances_totals_series_and_postings_of_two_times() {
        http().allocate(POT, "a", 1_000, false).with(201);
        http().allocate(DATA_POT, "a", 50, false).with(201);
        UUID allocated = facts().publish(POT, AvroSamples.allocated(POT, 500, false), null);
        UUID issued =
                facts().publish(
                                VOUCHER.toString(),
                                AvroSamples.issued(POT, VOUCHER, 400),
                                allocated);
        ComputeConsumed usage = AvroSamples.consumed(POT, VOUCHER, 100, 80, "dc-1");
        usage.setEffectiveAt(LATER);
        UUID first = facts().publish(VOUCHER.toString(), usage, issued);
        String afterFirst = awaitEntry(first).path("recordedAt").asString();
        UUID late =
                facts().publish(
                                VOUCHER.toString(),
                                AvroSamples.consumed(POT, VOUCHER, 50, 40, "dc-2"),
                                issued);
        awaitEntry(late);
        // the ledger's own facts come by way of Kafka too
        soon().until(() -> balance("available:450100", "") == 1_150);

        // whenever it was effective
        assertThat(open("")).isEqualTo(280);
        assertThat(open("&recordedAt=" + afterFirst)).isEqualTo(320);
        // what had happened by then, as is known now: the second usage was earlier than the first
        assertThat(open("&effectiveAt=" + EARLIER)).isEqualTo(360);
        assertThat(open("&effectiveAt=" + LATER)).isEqualTo(280);
        assertThat(open("&effectiveAt=" + EARLIER.minusSeconds(1))).isZero();
        // what was known to have happened by then, before anybody had heard of the second
        assertThat(open("&effectiveAt=" + EARLIER + "&recordedAt=" + afterFirst)).isEqualTo(400);
        assertThat(open("&effectiveAt=" + LATER + "&recordedAt=" + afterFirst)).isEqualTo(320);

        theSameByOthers();
        theSeriesStepsAtBothDays();
        thePostingsAreThoseOfTheAccount();
        theEntriesAreThoseOfTheVoucher();
    }

    private void theSameByOthers() {
        String then = "&effectiveAt=" + EARLIER;
        assertThat(balance("outstanding:" + POT + ":" + VOUCHER, then)).isEqualTo(360);
        assertThat(balance("outstanding:450100:" + AvroSamples.ENTERPRISE, then)).isEqualTo(360);
        assertThat(balance("outstanding:450100", then)).isEqualTo(360);
        assertThat(balance("payable:450100-COMPUTE", then)).isEqualTo(40);
        assertThat(balance("payable:450100:dc-1", then)).isZero();
        assertThat(balance("payable:450100:dc-1", "")).isEqualTo(80);
        assertThat(balance("available:450100", "")).isEqualTo(1_150);
        assertThat(balance("available:450100-DATA", "")).isEqualTo(50);

        assertThat(total("?region=450100", "OUTSTANDING")).isEqualTo(280);
        assertThat(total("?programme=450100-COMPUTE", "AVAILABLE")).isEqualTo(1_100);
        assertThat(total("?pot=" + POT + then, "OUTSTANDING")).isEqualTo(360);
        assertThat(total("?payee=dc-2&region=450100", "PAYABLE")).isEqualTo(40);
        assertThat(total("?enterprise=" + AvroSamples.ENTERPRISE + "&region=450100", "OUTSTANDING"))
                .isEqualTo(280);
        assertThat(total("?voucherId=" + VOUCHER + then, "OUTSTANDING")).isEqualTo(360);
        assertThat(total("?voucherId=" + UUID.randomUUID(), "OUTSTANDING")).isZero();
        JsonNode pot = http().get("/api/v1/pots/" + POT + "?effectiveAt=" + EARLIER).ok();
        assertThat(pot.path("outstandingFen").asLong()).isEqualTo(360);
        assertThat(pot.path("payableFen").asLong()).isEqualTo(40);
    }

    private void theSeriesStepsAtBothDays() {
        JsonNode series =
                http().get(
                                "/api/v1/balances/series?account=outstanding:%s&from=%s&to=%s"
                                        .formatted(
                                                POT, day(EARLIER.minusSeconds(86_400)), day(LATER)))
                        .ok();
        assertThat(
                        series.path("points")
                                .valueStream()
                                .map(point -> point.path("balanceFen").asLong()))
                .isEqualTo(List.of(0L, 360L, 280L));
    }

    private static String day(Instant time) {
        return time.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    }

    private void thePostingsAreThoseOfTheAccount() {
        JsonNode first = http().get("/api/v1/postings?limit=2&account=outstanding:" + POT).ok();
        JsonNode second =
                http().get(
                                "/api/v1/postings?limit=2&account=outstanding:%s&after=%s"
                                        .formatted(POT, first.path("next").asString()))
                        .ok();
        assertThat(amounts(first)).containsExactly(400L, -80L);
        assertThat(amounts(second)).containsExactly(-40L);
        assertThat(second.path("postings").path(0).path("balanceFen").asLong()).isEqualTo(280);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(http().get("/api/v1/postings?account=outstanding:450100").with(400).reason())
                .isEqualTo("ACCOUNT_IS_A_SUM");
    }

    private static List<Long> amounts(JsonNode page) {
        return page.path("postings")
                .valueStream()
                .map(posting -> posting.path("amountFen").asLong())
                .toList();
    }

    private void theEntriesAreThoseOfTheVoucher() {
        JsonNode all = http().get("/api/v1/entries?voucherId=" + VOUCHER).ok();
        assertThat(
                        all.path("entries")
                                .valueStream()
                                .map(entry -> entry.path("factType").asString()))
                .containsExactly(
                        "computevoucher.voucher.v1.VoucherIssued",
                        "computevoucher.consumption.v1.ComputeConsumed",
                        "computevoucher.consumption.v1.ComputeConsumed");
        JsonNode page = http().get("/api/v1/entries?limit=2&voucherId=" + VOUCHER).ok();
        JsonNode rest =
                http().get(
                                "/api/v1/entries?limit=2&voucherId=%s&after=%s"
                                        .formatted(VOUCHER, page.path("next").asString()))
                        .ok();
        assertThat(rest.path("entries")).hasSize(1);
        assertThat(http().get("/api/v1/entries?dataCentre=dc-1&limit=500").ok().path("entries"))
                .isNotEmpty();
        assertThat(http().get("/api/v1/entries?pot=" + DATA_POT).ok().path("entries")).hasSize(1);
    }

    private long open(String when) {
        return balance("outstanding:" + POT, when);
    }

    private long balance(String account, String when) {
        return http().get("/api/v1/balances?account=" + account + when)
                .ok()
                .path("balanceFen")
                .asLong();
    }

    private long total(String of, String kind) {
        return http().get("/api/v1/balances/totals" + of)
                .ok()
                .path("totals")
                .valueStream()
                .filter(total -> total.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("balanceFen")
                .asLong();
    }

    private JsonNode awaitEntry(UUID factId) {
        return soon().until(() -> http().entriesOf(factId), entries -> !entries.isEmpty())
                .getFirst();
    }
}
