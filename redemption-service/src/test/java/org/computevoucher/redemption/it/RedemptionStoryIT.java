package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.settlement.v1.ReimbursedVoucher;
import computevoucher.settlement.v1.SubsidyReimbursed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;

/** What the service is for, from beginning to end. */
class RedemptionStoryIT extends RedemptionIT {

    @Test
    void worked_examples_1_and_2_from_issue_to_payment() {
        String pot = "310000-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        soon().untilAsserted(
                        () ->
                                assertThat(consume("DC-A", "u1", voucher, 50_000_000).reason())
                                        .isEqualTo("VOUCHER_UNKNOWN"));

        UUID issue = issue(pot, voucher, 80_000_000);
        assertThat(account(voucher).text("status")).isEqualTo("OPEN");

        // 1: the rate binds
        Answer first = consume("DC-A", "u1", voucher, 50_000_000).with(201);
        assertThat(first.text("result")).isEqualTo("accepted");
        assertThat(first.text("bindingLimit")).isEqualTo("RATE");
        assertThat(first.text("payee")).isEqualTo("DC-A");
        assertThat(figures(first))
                .containsExactly(50_000_000L, 40_000_000L, 10_000_000L, 40_000_000L);
        payableBecomes(pot, "DC-A", 40_000_000, 0);
        assertThat(settling().pay(pot, "DC-A")).isEqualTo(40_000_000);
        payableBecomes(pot, "DC-A", 0, 40_000_000);

        // 2: the balance binds, and the voucher is exhausted
        Answer second = consume("DC-A", "u2", voucher, 60_000_000).with(201);
        assertThat(second.text("bindingLimit")).isEqualTo("FACE");
        assertThat(figures(second)).containsExactly(60_000_000L, 40_000_000L, 20_000_000L, 0L);
        payableBecomes(pot, "DC-A", 40_000_000, 40_000_000);
        assertThat(consume("DC-A", "u3", voucher, 1).with(422).reason())
                .isEqualTo("VOUCHER_CLOSED");
        Answer closed =
                soon().until(
                                () -> account(voucher),
                                answer -> answer.text("status").equals("CLOSED"));
        assertThat(closed.fen("openFen")).isZero();
        assertThat(closed.fen("eligibleCostFen")).isEqualTo(110_000_000);
        assertThat(closed.fen("subsidyFen")).isEqualTo(80_000_000);

        // the world sees it, in order and with its causes
        List<Fact> facts =
                facts(CONSUMPTION_TOPIC, fact -> fact.key().equals(voucher.toString()), 3);
        assertThat(facts)
                .extracting(Fact::id)
                .startsWith(first.text("eventId"), second.text("eventId"));
        assertThat(facts)
                .extracting(fact -> fact.headers().get("ce_causationid"))
                .containsExactly(issue.toString(), issue.toString(), second.text("eventId"));
        assertThat(facts.getFirst().value())
                .isInstanceOfSatisfying(
                        ComputeConsumed.class,
                        consumed -> {
                            assertThat(consumed.getSubsidyFen()).isEqualTo(40_000_000);
                            assertThat(consumed.getEffectiveAt())
                                    .isEqualTo(consumed.getChargePeriodEnd());
                            assertThat(consumed.getInvoiceNumber()).isNull();
                        });
        assertThat(facts.getLast().value())
                .isInstanceOfSatisfying(
                        VoucherClosed.class,
                        closing -> assertThat(closing.getReason()).isEqualTo("EXHAUSTED"));
        Fact payment = facts(SETTLEMENT_TOPIC, paidTo("DC-A"), 1).getFirst();
        assertThat(payment.headers()).containsEntry("ce_causationid", first.text("eventId"));
        assertThat(payment.value())
                .isInstanceOfSatisfying(
                        SubsidyReimbursed.class,
                        paid -> {
                            assertThat(paid.getAmountFen()).isEqualTo(40_000_000);
                            assertThat(paid.getVouchers())
                                    .containsExactly(
                                            new ReimbursedVoucher(voucher.toString(), 40_000_000L));
                        });
    }

    @Test
    void a_record_sent_again_gets_the_first_figures_and_another_one_is_a_conflict() {
        UUID voucher = UUID.randomUUID();
        issue("110000-COMPUTE-2026", voucher, 80_000_000);
        Answer first = consume("DC-B", "u1", voucher, 10_000_000).with(201);
        consume("DC-B", "u2", voucher, 10_000_000).with(201);

        Answer again = consume("DC-B", "u1", voucher, 10_000_000).with(200);

        assertThat(again.text("result")).isEqualTo("duplicate");
        assertThat(again.text("eventId")).isEqualTo(first.text("eventId"));
        assertThat(figures(again)).isEqualTo(figures(first));
        assertThat(consume("DC-B", "u1", voucher, 12_000_000).with(409).reason())
                .isEqualTo("USAGE_CONFLICT");
        Answer stored =
                soon().until(
                                () -> http.get(CONSUMPTIONS + "/u1?dataCentre=DC-B"),
                                answer -> answer.status() == 200);
        assertThat(figures(stored)).isEqualTo(figures(first));
        soon().untilAsserted(
                        () -> assertThat(account(voucher).fen("openFen")).isEqualTo(64_000_000));
    }

    @Test
    void one_record_fifty_times_at_once_is_accepted_once() {
        UUID voucher = UUID.randomUUID();
        issue("410000-COMPUTE-2026", voucher, 80_000_000);
        haveDataCentre("DC-C");

        List<Answer> answers =
                ServiceHttp.atOnce(50, i -> consume("DC-C", "u1", voucher, 10_000_000));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(49);
        assertThat(answers)
                .extracting(answer -> answer.text("eventId"))
                .containsOnly(answers.getFirst().text("eventId"));
        payableBecomes("410000-COMPUTE-2026", "DC-C", 8_000_000, 0);
    }

    @Test
    void one_report_two_hundred_times_at_once_is_accepted_once_and_answered_alike() {
        UUID voucher = UUID.randomUUID();
        issue("440300-MODEL-2026", voucher, 80_000_000);
        haveDataCentre("DC-J");
        String report = record("DC-J", "u1", voucher, 10_000_000);

        List<Answer> answers =
                ServiceHttp.atOnce(200, i -> http.post(CONSUMPTIONS, "DC-J-one", report));

        assertThat(answers)
                .allSatisfy(answer -> answer.with(201))
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(answers.getFirst().text("result")).isEqualTo("accepted");
        String another = record("DC-J", "u2", voucher, 10_000_000);
        assertThat(http.post(CONSUMPTIONS, "DC-J-one", another).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(http.post(CONSUMPTIONS, "DC-J-two", report).with(200).text("result"))
                .isEqualTo("duplicate");
        assertThat(http.post(CONSUMPTIONS, "DC-J-two", report).with(200).text("result"))
                .isEqualTo("duplicate");
        assertThat(consume("DC-J", "u3", voucher, 10_000_000).fen("openFen")).isEqualTo(64_000_000);
        facts(CONSUMPTION_TOPIC, fact -> fact.key().equals(voucher.toString()), 2);
        payableBecomes("440300-MODEL-2026", "DC-J", 16_000_000, 0);
    }

    @Test
    void two_vouchers_cannot_both_pay_for_one_usage() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        issue("410000-COMPUTE-2026", one, 80_000_000);
        issue("410000-COMPUTE-2026", other, 80_000_000);

        List<Answer> answers =
                ServiceHttp.atOnce(
                        20, i -> consume("DC-D", "u1", i % 2 == 0 ? one : other, 10_000_000));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(9);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(10)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("USAGE_CONFLICT"));
        payableBecomes("410000-COMPUTE-2026", "DC-D", 8_000_000, 0);
    }

    @Test
    void one_run_that_is_asked_for_two_hundred_times_at_once_is_opened_once() {
        String pot = "370000-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        consume("DC-E", "u1", voucher, 10_000_000).with(201);
        payableBecomes(pot, "DC-E", 8_000_000, 0);

        List<Answer> answers =
                ServiceHttp.atOnce(200, i -> settling().open("the-same", pot, "DC-E"));

        assertThat(answers)
                .allSatisfy(answer -> answer.with(202))
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(settling().open("the-same", pot, "DC-F").with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void runs_while_usage_comes_in_pay_exactly_what_is_owed() {
        String pot = "510100-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000_000L);
        int records = 60;
        int runs = 6;
        settling().bankAccountOf("DC-G");
        LongAdder paidFen = new LongAdder();

        var _ =
                ServiceHttp.atOnce(
                        records + runs,
                        i -> {
                            if (i % 11 == 10) {
                                paidFen.add(settling().pay(pot, "DC-G"));
                            }
                            return consume("DC-G", "u" + i, voucher, 10_000);
                        });
        long owedFen = (records + runs) * 8_000L;
        soon().untilAsserted(
                        () ->
                                assertThat(LongStream.of(payable(pot, "DC-G")).sum())
                                        .isEqualTo(owedFen));
        paidFen.add(settling().pay(pot, "DC-G"));

        assertThat(paidFen.sum()).isEqualTo(owedFen);
        payableBecomes(pot, "DC-G", 0, owedFen);
    }

    private static List<Long> figures(Answer answer) {
        return Stream.of("eligibleCostFen", "subsidyFen", "payerShareFen", "openFen")
                .map(answer::fen)
                .toList();
    }

    private static Predicate<Fact> paidTo(String payee) {
        return fact ->
                fact.value() instanceof SubsidyReimbursed paid && paid.getPayee().equals(payee);
    }

    private List<Fact> facts(String topic, Predicate<Fact> which, int count) {
        return soon().until(
                        () -> topics.read(topic).stream().filter(which).toList(),
                        found -> found.size() == count);
    }
}
