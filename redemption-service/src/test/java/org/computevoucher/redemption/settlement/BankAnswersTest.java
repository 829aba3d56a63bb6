package org.computevoucher.redemption.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.computevoucher.redemption.settlement.SettlingInMemory.POT;
import static org.computevoucher.redemption.settlement.SettlingInMemory.answers;
import static org.computevoucher.redemption.settlement.SettlingInMemory.cancel;
import static org.computevoucher.redemption.settlement.SettlingInMemory.paid;
import static org.computevoucher.redemption.settlement.SettlingInMemory.paymentId;
import static org.computevoucher.redemption.settlement.SettlingInMemory.rejected;

import java.util.List;
import org.computevoucher.redemption.settlement.SettlementRefusal.PaymentAnsweredOtherwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankAnswersTest {

    private final SettlingInMemory settling = new SettlingInMemory();

    @Test
    void the_same_answer_again_has_the_same_result_and_another_is_refused() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.owe(POT, "DC-2", "v1", 30);
        settling.approved("run");
        List<BankAnswerResult> first =
                settling.answered(answers("run", paid("run", "DC-1"), paid("run", "DC-1")));
        int before = settling.events().size();

        List<BankAnswerResult> again = settling.answered(answers("run", paid("run", "DC-1")));
        List<BankAnswerResult> otherwise =
                settling.answered(answers("run", rejected("run", "DC-1")));

        assertThat(first).hasSize(2).containsOnly(again.getFirst());
        assertThat(otherwise)
                .containsExactly(
                        BankAnswerResult.refused(
                                paymentId("run", "DC-1"),
                                new PaymentAnsweredOtherwise(
                                        paymentId("run", "DC-1"), PaymentStatus.ACCEPTED)));
        assertThat(settling.events()).hasSize(before);
    }

    @Test
    void an_answer_to_what_is_no_payment_of_the_run_holds_up_no_other() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.approved("one");
        settling.owe(POT, "DC-2", "v1", 30);
        settling.approved("two");

        assertThat(
                        settling.answered(
                                answers(
                                        "two",
                                        paid("one", "DC-1"),
                                        paid("two", "DC-1"),
                                        paid("two", "DC-2"))))
                .extracting(BankAnswerResult::result, BankAnswerResult::reason)
                .containsExactly(
                        tuple(BankAnswerResult.Result.refused, "PAYMENT_UNKNOWN"),
                        tuple(BankAnswerResult.Result.refused, "PAYMENT_UNKNOWN"),
                        tuple(BankAnswerResult.Result.recorded, null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_bank_answers_nothing_that_nobody_approved(boolean cancelled) {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.collected("run");
        if (cancelled) {
            settling.accepted(cancel("run"));
        }

        assertThat(settling.refused(answers("run", paid("run", "DC-1"))).reason())
                .isEqualTo("SETTLEMENT_RUN_NOT_APPROVED");
    }
}
