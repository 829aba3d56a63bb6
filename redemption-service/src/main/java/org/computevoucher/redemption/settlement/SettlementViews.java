package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/** What callers see of settlement runs. */
final class SettlementViews {

    private SettlementViews() {}

    /**
     * A run as it is when something is done with it.
     *
     * @param openedBy null: the schedule
     */
    record RunAnswer(
            UUID runId,
            String region,
            @Nullable String payee,
            @Nullable String pot,
            RunStatus status,
            @Nullable String openedBy,
            int payments,
            long controlSumFen) {

        static RunAnswer of(RunState state) {
            return new RunAnswer(
                    state.runId(),
                    state.scope().region(),
                    state.scope().payee(),
                    state.scope().pot(),
                    state.status(),
                    state.openedBy(),
                    state.payments(),
                    state.controlSumFen());
        }
    }

    /**
     * A run as it is read.
     *
     * @param openedBy null: the schedule
     * @param payments how many are to be paid, once it is ready
     * @param controlSumFen what they are together, in fen, once it is ready
     */
    record RunView(
            UUID runId,
            String region,
            @Nullable String payee,
            @Nullable String pot,
            RunStatus status,
            @Nullable String openedBy,
            Instant openedAt,
            int payments,
            long controlSumFen,
            long paidFen,
            long rejectedFen,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable LocalDate executionDate,
            @Nullable String cancelledBy,
            @Nullable Instant cancelledAt,
            @Nullable Instant completedAt) {

        Owner owner() {
            return Owner.region(region);
        }
    }

    /**
     * One page of runs, in the order in which they were opened.
     *
     * @param next what to pass as {@code after} for the page that follows; null: nothing is left
     */
    record RunPage(List<RunView> runs, @Nullable String next) {

        static final int DEFAULT_LIMIT = 50;
        static final int MAX_LIMIT = 200;
    }

    /**
     * A payment.
     *
     * @param paymentId the EndToEndId
     */
    record PaymentView(
            String paymentId,
            String payee,
            String creditorHolder,
            long amountFen,
            PaymentStatus status,
            @Nullable String reasonCode,
            @Nullable String reasonText,
            @Nullable String bankReference,
            @Nullable Instant answeredAt,
            List<LineView> lines) {}

    /** What one pot pays of it, in fen. */
    record LineView(String pot, long grossFen, long nettedFen, long amountFen) {}

    /** A payee that is not paid, though it is owed something. */
    record LeftOutView(String payee, LeftOutReason reason) {}

    /**
     * A run with a page of its payments.
     *
     * @param next what to pass as {@code after} for the payments that follow; null: none is left
     */
    record RunDetail(
            RunView run,
            List<PaymentView> payments,
            List<LeftOutView> leftOut,
            @Nullable String next) {

        static final int DEFAULT_LIMIT = 200;
        static final int MAX_LIMIT = 1_000;
    }

    /** What became of the bank's answers, in their order. */
    record BankAnswersView(List<BankAnswerResult> results) {}
}
