package org.computevoucher.redemption.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;

/**
 * One report from the topic. It begins and ends with its answer, which is recorded in the
 * transaction of what the report did, so that each report has exactly one.
 */
final class UsageReport {

    @SuppressWarnings("UnusedVariable") // the event log reads it
    @AggregateIdentifier
    private String reportId;

    @SuppressWarnings("NullAway.Init") // the event log sets the field
    private UsageReport() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the field
    UsageReport(UsageReportAnswered answered) {
        apply(answered);
    }

    @EventSourcingHandler
    void on(UsageReportAnswered event) {
        reportId = event.reportId();
    }
}
