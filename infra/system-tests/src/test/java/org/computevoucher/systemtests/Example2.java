package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;

import org.computevoucher.systemtests.ThreeServices.Answer;

/**
 * The balance binds. Continues 1 with a consumption of 600 000, of which 80 % are 480 000: limited
 * to 400 000 by the voucher, the user pays 200 000. Open 0, payable 400 000, paid 400 000; the
 * voucher is exhausted.
 */
record Example2(Example1 before) {

    static final Balances END = Balances.of(600_000_000, 599_200_000, 0, 400_000, 400_000);

    void used() {
        UsedCentre centre = before.centre();
        String voucher = before.voucher();
        Answer answer =
                accepted(201, centre.report(centre.usage(voucher, "u2", before.day(), 600_000)));
        assertThat(answer.fen("subsidyFen")).isEqualTo(fen(400_000));
        assertThat(answer.fen("payerShareFen")).isEqualTo(fen(200_000));
        assertThat(answer.text("bindingLimit")).isEqualTo("FACE");
        assertThat(answer.fen("openFen")).isZero();
        before.pot().awaitEverywhere(END, voucher);
        assertThat(
                        before.pot()
                                .awaitVoucher(voucher, "CLOSED")
                                .required("closingReason")
                                .stringValue())
                .isEqualTo("EXHAUSTED");
    }
}
