package org.computevoucher.redemption.intake;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;

/** Records the answer to a report from the topic, once. */
record AnswerUsageReport(@TargetAggregateIdentifier String reportId, UsageReportAnswered answer) {

    AnswerUsageReport(UsageReportAnswered answer) {
        this(answer.reportId(), answer);
    }
}
