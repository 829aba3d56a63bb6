package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.usage_results.v1.UsageResult;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.computevoucher.schemas.Topics;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Reports that can be read and are wrong: each gets the one answer that HTTP would give it, and the
 * next one is looked at. What cannot be read at all is in {@link ContractIT}.
 */
@Order(Integer.MAX_VALUE) // the documents' examples begin without a dead letter
class WrongReportsIT extends WithUsageReports {

    private static final String CENTRE = "DC-WRONG";
    private static final String HUGE = "9".repeat(500_000);
    private static final String BREAKS_UP = "\u0000\u202e\ud800";

    private record Lie(String field, Object value, String told) {

        static List<Lie> about(String field, String told, Object... values) {
            return List.of(values).stream().map(value -> new Lie(field, value, told)).toList();
        }
    }

    private static List<Lie> lies() {
        List<Lie> all = new ArrayList<>();
        String invalid = "rejected FIELDS_INVALID";
        all.addAll(Lie.about("voucherId", invalid, "", "x", "1-1-1-1-1", BREAKS_UP, HUGE));
        all.addAll(
                Lie.about("voucherId", "rejected VOUCHER_UNKNOWN", UUID.randomUUID().toString()));
        all.addAll(
                Lie.about(
                        "billedCostFen",
                        invalid,
                        -1L,
                        10_000_000_000_001L,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE));
        all.addAll(
                Lie.about(
                        "chargePeriodStart",
                        "rejected CHARGE_PERIOD_EMPTY",
                        Instant.parse("2999-01-01T00:00:00Z"),
                        Instant.parse("+200000-01-01T00:00:00Z")));
        all.addAll(
                Lie.about(
                        "chargePeriodStart",
                        "rejected SPLIT_AT_VALIDITY_BOUNDARY",
                        Instant.EPOCH,
                        Instant.parse("-200000-01-01T00:00:00Z")));
        all.addAll(
                Lie.about(
                        "chargePeriodEnd",
                        "rejected FROM_THE_FUTURE",
                        Instant.parse("2999-01-01T00:00:00Z"),
                        Instant.parse("+200000-01-01T00:00:00Z")));
        all.addAll(
                Lie.about(
                        "chargePeriodEnd",
                        "rejected CHARGE_PERIOD_EMPTY",
                        Instant.EPOCH,
                        Instant.parse("-200000-01-01T00:00:00Z")));
        all.addAll(
                Lie.about("consumedQuantity", invalid, "", "12,5", "1e9", "-1", "NaN", "٣", HUGE));
        for (String text : List.of("consumedUnit", "skuId", "resourceId")) {
            all.addAll(Lie.about(text, invalid, "", BREAKS_UP, HUGE));
        }
        all.addAll(Lie.about("invoiceIssuer", "rejected INVOICE_INCOMPLETE", "S"));
        all.addAll(Lie.about("invoiceNumber", "rejected INVOICE_INCOMPLETE", "17"));
        all.addAll(Lie.about("invoiceNumber", invalid, HUGE));
        return all;
    }

    @Test
    void each_wrong_report_is_answered_and_none_stops_the_next() {
        approve(CENTRE);
        UUID voucher = justMade();
        issue("343000-MODEL-2026", voucher, 80_000_000);
        Map<UUID, Lie> sent = new LinkedHashMap<>();
        for (Lie lie : lies()) {
            UsageReported wrong = reported(CENTRE, "w" + sent.size(), voucher, COST);
            wrong.put(lie.field(), lie.value());
            sent.put(report(CENTRE, wrong), lie);
        }
        UUID good = report(CENTRE, reported(CENTRE, "good", voucher, COST));

        assertThat(told(good)).isEqualTo("accepted null");
        Map<UUID, List<UsageResult>> results =
                results().stream()
                        .filter(fact -> fact.key().equals(CENTRE))
                        .collect(
                                Collectors.groupingBy(
                                        fact ->
                                                UUID.fromString(
                                                        fact.headers().get("ce_causationid")),
                                        Collectors.mapping(
                                                fact -> (UsageResult) fact.value(),
                                                Collectors.toList())));
        assertThat(sent)
                .allSatisfy(
                        (report, lie) ->
                                assertThat(results.get(report))
                                        .as("%s: %.40s", lie.field(), lie.value())
                                        .singleElement()
                                        .satisfies(
                                                result ->
                                                        assertThat(
                                                                        result.getResult()
                                                                                + " "
                                                                                + result
                                                                                        .getReason())
                                                                .isEqualTo(lie.told()))
                                        .satisfies(
                                                result ->
                                                        assertThat(result.toString())
                                                                .hasSizeLessThan(2_000)));
        assertThat(results).hasSize(sent.size() + 1);
        assertThat(deadLettersOf(CENTRE)).isZero();
        soon().untilAsserted(
                        () ->
                                assertThat(account(voucher).fen("subsidyFen"))
                                        .isEqualTo(COST * 8 / 10));
    }

    @Test
    void a_report_from_nowhere_is_answered_and_one_from_nobody_is_a_dead_letter() {
        UUID voucher = justMade();
        issue("344000-MODEL-2026", voucher, 80_000_000);

        UUID nowhere = report("DC-NOWHERE", reported("DC-NOWHERE", "u1", voucher, COST));
        UsageReported nobodys = reported("DC NOBODY", "u1", voucher, COST);
        report("DC NOBODY", nobodys);

        assertThat(told(nowhere)).isEqualTo("rejected DATA_CENTRE_UNKNOWN");
        soon().untilAsserted(() -> assertThat(deadLettersOf("DC NOBODY")).isEqualTo(1));
        assertThat(results())
                .extracting(fact -> fact.headers().get("ce_causationid"))
                .doesNotContain(nobodys.getEventId());
    }

    @Test
    void a_report_that_comes_twice_is_answered_once() {
        approve("DC-TWICE");
        UUID voucher = justMade();
        issue("345000-MODEL-2026", voucher, 80_000_000);
        UsageReported twice = reported("DC-TWICE", "u1", voucher, COST);

        UUID first = report("DC-TWICE", twice);
        report("DC-TWICE", twice);
        UUID last = report("DC-TWICE", reported("DC-TWICE", "u2", voucher, COST));

        assertThat(told(last)).isEqualTo("accepted null");
        assertThat(told(first)).isEqualTo("accepted null");
        assertThat(results()).filteredOn(fact -> fact.key().equals("DC-TWICE")).hasSize(2);
    }

    @Test
    void nobody_issues_a_voucher_on_the_topic_that_data_centres_write_to() {
        UUID forged = justMade();
        VoucherIssued voucher =
                VoucherIssued.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(forged.toString())
                        .setPot("346000-MODEL-2026")
                        .setRegion("346000")
                        .setEnterprise("91330100799655058B")
                        .setFaceFen(80_000_000)
                        .setRateBasisPoints(8_000)
                        .setValidFrom(now.minus(Duration.ofDays(30)))
                        .setValidUntil(now.plus(Duration.ofDays(30)))
                        .setReportableUntil(now.plus(Duration.ofDays(60)))
                        .setPayee("DATA_CENTRE")
                        .build();

        topics.publishOn(Topics.USAGE_REPORTS, "DC-FORGES", voucher);

        soon().untilAsserted(() -> assertThat(deadLettersOf("DC-FORGES")).isEqualTo(1));
        assertThat(account(forged).with(404).reason()).isEqualTo("VOUCHER_UNKNOWN");
    }

    private int deadLettersOf(String key) {
        Integer count =
                jdbc.queryForObject(
                        "select count(*) from dead_letter where topic = ? and record_key = convert_to(?, 'UTF8')",
                        Integer.class,
                        Topics.USAGE_REPORTS,
                        key);
        return count == null ? 0 : count;
    }
}
