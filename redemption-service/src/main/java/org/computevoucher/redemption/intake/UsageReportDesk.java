package org.computevoucher.redemption.intake;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;

/** Answers reports from the topic. */
final class UsageReportDesk {

    private final Repository<UsageReport> reports;

    UsageReportDesk(Configuration configuration) {
        this.reports = configuration.repository(UsageReport.class);
    }

    @CommandHandler
    Outcome<UsageReportAnswered> answer(AnswerUsageReport command) {
        Aggregates.begin(reports, () -> new UsageReport(command.answer()));
        return Outcome.accepted(command.answer());
    }
}
