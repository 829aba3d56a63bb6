package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.RecoveryCredited;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReopened;
import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.WithdrawalRefused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;

/** A closed voucher whose usage is reversed; the test plays redemption and the ledger. */
class ReversedUsageIT extends IssuanceIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void a_used_up_voucher_is_live_again_as_it_was_and_what_it_has_left_comes_back_as_ever() {
        String pot = "340100-COMPUTE-" + year;
        allocate(pot, 1_000);
        envelopeBecomes(pot, 1_000, 1_000, 0);
        String voucher = issue("reopened", pot, 400).with(201).text("voucherId");
        String path = VOUCHERS + "/" + voucher;
        String suspension = "{\"reason\": \"OTHER\", \"document\": \"d\"}";
        http.as(Role.OFFICE, "340100")
                .post(path + "/suspensions", "s" + voucher, suspension)
                .with(200);
        Answer before = becomes(voucher, "SUSPENDED");

        close(voucher, pot, 0, "EXHAUSTED");
        becomes(voucher, "CLOSED");
        topics.publish(
                voucher,
                new VoucherReopened(
                        UUID.randomUUID().toString(), now, now, voucher, pot, pot.substring(0, 6)));

        assertThat(becomes(voucher, "SUSPENDED").body()).isEqualTo(before.body());
        envelopeBecomes(pot, 1_000, 600, 400);
        close(voucher, pot, 80, "EXPIRED");
        assertThat(becomes(voucher, "CLOSED").fen("unusedFen")).isEqualTo(80);
        envelopeBecomes(pot, 1_000, 680, 320);
    }

    @Test
    void what_was_not_used_of_a_closed_voucher_after_all_serves_those_who_wait() {
        String pot = "340200-COMPUTE-" + year;
        allocate(pot, 1_000);
        envelopeBecomes(pot, 1_000, 1_000, 0);
        String voucher = issue("reversed", pot, 1_000).with(201).text("voucherId");
        becomes(voucher, "ISSUED");
        close(voucher, pot, 100, "EXPIRED");
        becomes(voucher, "CLOSED");
        Answer waiting = apply("waits " + pot, pot, ENTERPRISE, 350).with(201);
        applicationBecomes(waiting, "WAITLISTED");

        reverse(voucher, pot, 250);

        applicationBecomes(waiting, "GRANTED");
        envelopeBecomes(pot, 1_000, 0, 1_000);
        unusedBecomes(voucher, 350);
        assertThat(http.get(VOUCHERS + "?status=CLOSED&pot=" + pot).body().path("vouchers"))
                .hasSize(1);
    }

    @Test
    void what_a_payee_gives_back_for_a_closed_voucher_is_the_treasurys_before_and_after_the_year() {
        String pot = "340300-COMPUTE-" + year;
        allocate(pot, 1_000);
        envelopeBecomes(pot, 1_000, 1_000, 0);
        String voucher = issue("recovered", pot, 900).with(201).text("voucherId");
        becomes(voucher, "ISSUED");
        close(voucher, pot, 100, "EXPIRED");
        becomes(voucher, "CLOSED");
        Answer waiting = apply("waits " + pot, pot, ENTERPRISE, 201).with(201);
        applicationBecomes(waiting, "WAITLISTED");

        recover(voucher, pot, 300, 0);
        recover(voucher, pot, 250, 250);

        envelopeBecomes(pot, 1_000, 200, 550, 250);
        unusedBecomes(voucher, 350);
        endYear(pot);
        applicationBecomes(waiting, "REFUSED");
        recover(voucher, pot, 550, 550);
        envelopeBecomes(pot, 1_000, 0, 0, 1_000);
        unusedBecomes(voucher, 900);
        withdraw(pot);
        // the last of them proves that no other fact is still to come
        assertThat(publicUntil(pot, WithdrawalRefused.class))
                .satisfiesExactly(
                        closed ->
                                assertThat(((EnvelopeClosed) closed).getAvailableFen())
                                        .isEqualTo(200),
                        refused -> assertThat(refused).isInstanceOf(WithdrawalRefused.class));
    }

    private void envelopeBecomes(
            String pot, long allocated, long available, long promised, long returned) {
        envelopeBecomes(pot, allocated, available, promised);
        assertThat(http.get("/api/v1/envelopes/" + pot).fen("returnedFen")).isEqualTo(returned);
    }

    private void unusedBecomes(String voucher, long fen) {
        soon().untilAsserted(
                        () ->
                                assertThat(http.get(VOUCHERS + "/" + voucher).fen("unusedFen"))
                                        .isEqualTo(fen));
    }

    /** What its envelope has told the world, in that order, once the last of it is this. */
    private List<Object> publicUntil(String pot, Class<?> last) {
        return soon().until(
                        () ->
                                topics.read("computevoucher.envelope.v1").stream()
                                        .filter(fact -> fact.key().equals(pot))
                                        .<Object>map(Fact::value)
                                        .toList(),
                        facts -> !facts.isEmpty() && last.isInstance(facts.getLast()));
    }

    private void withdraw(String pot) {
        topics.publish(
                pot,
                new BudgetWithdrawalRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        UUID.randomUUID().toString(),
                        pot,
                        pot.substring(0, 6),
                        pot.substring(0, pot.length() - 5),
                        year,
                        1L,
                        "an order"));
    }

    private void endYear(String pot) {
        topics.publish(
                pot,
                new BudgetYearEndRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        UUID.randomUUID().toString(),
                        pot,
                        pot.substring(0, 6),
                        pot.substring(0, pot.length() - 5),
                        year,
                        "a decree"));
    }

    private void recover(String voucher, String pot, long fen, long returnedFen) {
        topics.publish(
                voucher,
                RecoveryCredited.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher)
                        .setPot(pot)
                        .setRegion(pot.substring(0, 6))
                        .setEnterprise(ENTERPRISE)
                        .setPayee(ENTERPRISE)
                        .setRecoveryEventId(UUID.randomUUID().toString())
                        .setAmountFen(fen)
                        .setReturnedFen(returnedFen)
                        .setOpenFen(fen - returnedFen)
                        .build());
    }

    private Answer becomes(String voucher, String status) {
        return soon().until(
                        () -> http.get(VOUCHERS + "/" + voucher),
                        answer -> answer.status() == 200 && answer.text("status").equals(status));
    }

    private void close(String voucher, String pot, long unusedFen, String reason) {
        topics.publish(
                voucher,
                new VoucherClosed(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucher,
                        pot,
                        pot.substring(0, 6),
                        unusedFen,
                        reason));
    }

    private void reverse(String voucher, String pot, long fen) {
        topics.publish(
                voucher,
                ConsumptionReversed.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher)
                        .setPot(pot)
                        .setRegion(pot.substring(0, 6))
                        .setEnterprise(ENTERPRISE)
                        .setDataCentre("DC-1")
                        .setUsageId("u-1")
                        .setReversalId("r-1")
                        .setConsumptionEventId(UUID.randomUUID().toString())
                        .setPayee(ENTERPRISE)
                        .setEligibleCostFen(fen)
                        .setSubsidyFen(fen)
                        .setReleasedFen(fen)
                        .setRecoveryFen(0)
                        .setAvailableFen(fen)
                        .setOpenFen(0)
                        .setReason("METERING_ERROR")
                        .build());
    }
}
