package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import org.computevoucher.systemtests.ThreeServices.Answer;

/**
 * Rate. Allocated 600 000 000. A voucher of 800 000 at 80 %. Consumption of 500 000: subsidy 400
 * 000, the user pays 100 000; available 599 200 000, open 400 000, payable 400 000. After payment:
 * payable 0, paid 400 000.
 *
 * @param centre where the voucher is used; of no other example
 * @param day of the usage
 */
record Example1(PlayedPot pot, UsedCentre centre, LocalDate day, String voucher) {

    static final String APPLICATION = "application";

    /** Up to the voucher. */
    static Example1 of(PlayedPot pot, String dataCentre, LocalDate day) {
        pot.publish(730);
        pot.register(pot.enterprise(1));
        pot.allocate("allocation", 600_000_000, false);
        pot.awaitEverywhere(Balances.of(600_000_000, 600_000_000, 0, 0, 0));
        String voucher = pot.granted(APPLICATION, pot.enterprise(1), 800_000);
        pot.awaitVoucher(voucher, "ISSUED");
        soon().until(() -> pot.everywhere().account(voucher).status() == 200);
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 800_000, 0, 0), voucher);
        return new Example1(pot, pot.centre(dataCentre).approved(), day, voucher);
    }

    /** What the data centre is told. */
    Answer used() {
        Answer answer = accepted(201, centre.report(centre.usage(voucher, "u1", day, 500_000)));
        assertThat(answer.fen("subsidyFen")).isEqualTo(fen(400_000));
        assertThat(answer.fen("payerShareFen")).isEqualTo(fen(100_000));
        assertThat(answer.text("bindingLimit")).isEqualTo("RATE");
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 400_000, 400_000, 0), voucher);
        return answer;
    }

    void paid() {
        pot.treasury().pay("s1", centre.code(), 400_000);
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 400_000, 0, 400_000), voucher);
    }
}
