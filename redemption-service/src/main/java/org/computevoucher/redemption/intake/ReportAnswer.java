package org.computevoucher.redemption.intake;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.springframework.http.HttpStatus;

/** What a data centre is told of a record that is not refused. */
sealed interface ReportAnswer permits ConsumptionAnswer, ReportAnswer.ExceptedAnswer {

    /** accepted, duplicate or excepted. */
    String result();

    /** Of the HTTP answer. */
    HttpStatus status();

    static ReportAnswer of(Usage usage, RecordedConsumption recorded) {
        return switch (recorded.answer()) {
            case UsageAnswer.Accepted(var first) ->
                    ConsumptionAnswer.of(usage, recorded.duplicate(), first);
            case UsageAnswer.Excepted(String reason, String detail, Instant at) ->
                    new ExceptedAnswer(
                            "excepted",
                            usage.usageId(),
                            usage.dataCentre(),
                            usage.voucherId(),
                            reason,
                            detail,
                            at);
        };
    }

    /**
     * The record waits for a person's decision; nothing is paid for it until then.
     *
     * @param result {@code excepted}
     * @param reason the rule that says no: a code
     * @param since when it was reported first
     */
    record ExceptedAnswer(
            String result,
            String usageId,
            String dataCentre,
            UUID voucherId,
            String reason,
            String detail,
            Instant since)
            implements ReportAnswer {

        @Override
        public HttpStatus status() {
            return HttpStatus.ACCEPTED;
        }
    }
}
