package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.allowance.Allowances;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.platform.command.BeginsAggregates;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about applications. Commands of one programme are handled one after the other,
 * so that its envelopes, allowances and waiting lists are asked in a definite order.
 */
public sealed interface ApplicationCommand {

    /** The programme of the pot: chooses the lane. */
    String programme();

    /**
     * Apply for a voucher.
     *
     * @param voucherId what the voucher will be called, if one is issued
     * @param origin the line of the table that brings it; null: it is applied for by a request
     * @param at when the request arrived
     */
    record SubmitApplication(
            @TargetAggregateIdentifier String programme,
            UUID applicationId,
            UUID voucherId,
            Submission submission,
            @Nullable String origin,
            Instant at)
            implements ApplicationCommand, BeginsAggregates {

        @Override
        public Collection<String> begun() {
            return List.of(
                    applicationId.toString(),
                    Allowances.idOf(programme, at, submission.enterprise()));
        }
    }

    /** Say what would become of an application; nothing happens. */
    record AssessApplication(@TargetAggregateIdentifier String programme, Ask ask, Instant at)
            implements ApplicationCommand {}

    /** Supply what was asked for. */
    record SupplyInformation(
            @TargetAggregateIdentifier String programme,
            UUID applicationId,
            List<Document> documents,
            Instant at)
            implements ApplicationCommand {}

    /**
     * Decide, as a person.
     *
     * @param reasons why, for a verdict that needs one
     * @param missingDocuments the kinds of document that are asked for, for ASK_FOR_INFORMATION
     */
    record DecideApplication(
            @TargetAggregateIdentifier String programme,
            UUID applicationId,
            Verdict verdict,
            List<DecisionReason> reasons,
            List<String> missingDocuments,
            Instant at)
            implements ApplicationCommand {}

    /** Take an application back, as the applicant. */
    record WithdrawApplication(
            @TargetAggregateIdentifier String programme, UUID applicationId, Instant at)
            implements ApplicationCommand {}

    /** Serve who waits for a pot, the first ones first, as far as the money goes. */
    record ServeWaitingList(@TargetAggregateIdentifier String programme, String pot, Instant at)
            implements ApplicationCommand {}
}
