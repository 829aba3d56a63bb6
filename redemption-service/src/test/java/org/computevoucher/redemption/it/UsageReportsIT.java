package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.usage_results.v1.UsageResult;
import java.util.UUID;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Usage that a data centre reports over Kafka. */
@TestPropertySource(properties = "computevoucher.intake.cause-timeout=8s")
class UsageReportsIT extends WithUsageReports {

    @Test
    void a_report_is_answered_on_the_topic_of_results_as_it_would_be_over_http() {
        approve("DC-KAFKA");
        UUID voucher = UUID.randomUUID();
        issue("310000-MODEL-2026", voucher, 80_000_000);

        UUID first = report("DC-KAFKA", reported("DC-KAFKA", "u1", voucher, COST));
        UsageResult accepted = resultOf(first);
        assertThat(accepted.getResult()).isEqualTo("accepted");
        assertThat(accepted.getSubsidyFen()).isEqualTo(800);
        assertThat(accepted.getPayerShareFen()).isEqualTo(200);
        assertThat(accepted.getOpenFen()).isEqualTo(80_000_000 - 800);
        assertThat(accepted.getBindingLimit()).isEqualTo("RATE");
        assertThat(accepted.getPayee()).isEqualTo("DC-KAFKA");
        assertThat(accepted.getReason()).isNull();

        UUID again = report("DC-KAFKA", reported("DC-KAFKA", "u1", voucher, COST));
        UUID conflict = report("DC-KAFKA", reported("DC-KAFKA", "u1", voucher, COST + 1));
        UUID negative = report("DC-KAFKA", reported("DC-KAFKA", "u2", voucher, -1));
        UUID otherKey = report("DC-OTHER", reported("DC-KAFKA", "u3", voucher, COST));
        UUID unknown = report("DC-KAFKA", reported("DC-KAFKA", "u4", UUID.randomUUID(), COST));
        UUID last = report("DC-KAFKA", reported("DC-KAFKA", "u5", voucher, COST));

        assertThat(resultOf(again).getResult()).isEqualTo("duplicate");
        assertThat(resultOf(again).getOpenFen()).isEqualTo(accepted.getOpenFen());
        assertThat(told(conflict)).isEqualTo("rejected USAGE_CONFLICT");
        assertThat(told(negative)).isEqualTo("rejected FIELDS_INVALID");
        assertThat(told(otherKey)).isEqualTo("rejected KEY_CONTRADICTS_RECORD");
        assertThat(told(unknown)).isEqualTo("rejected VOUCHER_UNKNOWN");
        assertThat(told(last)).isEqualTo("accepted null");

        // over HTTP it is the same record, and over Kafka each report has one answer
        Answer http = consume("DC-KAFKA", "u1", voucher, COST).with(200);
        assertThat(http.fen("openFen")).isEqualTo(accepted.getOpenFen());
        soon().untilAsserted(
                        () -> assertThat(account(voucher).fen("subsidyFen")).isEqualTo(2 * 800));
        assertThat(results())
                .extracting(fact -> fact.headers().get("ce_causationid"))
                .doesNotHaveDuplicates();
        assertThat(results())
                .allSatisfy(
                        fact ->
                                assertThat(fact.key())
                                        .isEqualTo(((UsageResult) fact.value()).getDataCentre()));
    }

    @Test
    void a_report_waits_for_its_voucher_and_is_told_to_come_again_where_that_does_not_come() {
        approve("DC-WAIT");
        UUID voucher = justMade();
        UUID waits = report("DC-WAIT", reported("DC-WAIT", "u1", voucher, COST));
        soon().until(
                        () ->
                                http.as(Role.OPERATOR)
                                        .get("/actuator/health")
                                        .body()
                                        .toString()
                                        .contains("not known yet"));

        issue("320000-MODEL-2026", voucher, 80_000_000);
        assertThat(told(waits)).isEqualTo("accepted null");

        UUID never = report("DC-WAIT", reported("DC-WAIT", "u2", justMade(), COST));
        assertThat(told(never)).isEqualTo("retry VOUCHER_NOT_KNOWN");
    }
}
