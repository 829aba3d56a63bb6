package org.computevoucher.redemption.intake;

import java.util.UUID;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.springframework.http.HttpStatus;

/**
 * The answer to a usage record. All figures are those of its first acceptance.
 *
 * @param result {@code accepted}, or {@code duplicate} where it had been accepted before
 * @param openFen what was left of the voucher, in fen
 */
record ConsumptionAnswer(
        String result,
        UUID eventId,
        String usageId,
        String dataCentre,
        UUID voucherId,
        long eligibleCostFen,
        long subsidyFen,
        long payerShareFen,
        BindingLimit bindingLimit,
        long openFen,
        String payee)
        implements ReportAnswer {

    static ConsumptionAnswer of(Usage usage, boolean duplicate, FirstAnswer answer) {
        return new ConsumptionAnswer(
                duplicate ? "duplicate" : "accepted",
                answer.eventId(),
                usage.usageId(),
                usage.dataCentre(),
                answer.voucherId(),
                answer.eligibleCostFen(),
                answer.subsidyFen(),
                answer.payerShareFen(),
                answer.bindingLimit(),
                answer.openFen(),
                answer.payee());
    }

    @Override
    public HttpStatus status() {
        return "accepted".equals(result) ? HttpStatus.CREATED : HttpStatus.OK;
    }
}
