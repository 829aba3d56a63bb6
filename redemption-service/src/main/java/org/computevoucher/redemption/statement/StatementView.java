package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted, reversed and paid in a period, and what is owed before and after. Of every
 * amount, opening and what the lines change come to closing, of each pot and of all together.
 *
 * @param party the data centre or the enterprise
 * @param from the first day, Asia/Shanghai
 * @param to the last day
 * @param closed see {@link StatementPeriod#isClosed}
 * @param logPosition up to where in the event log it was read
 * @param sums of all pots
 * @param statementLines a page of them, in the order of the log
 * @param next null: nothing is left
 */
record StatementView(
        String party,
        LocalDate from,
        LocalDate to,
        boolean closed,
        long logPosition,
        SumsView sums,
        List<PotView> pots,
        List<LineView> statementLines,
        @Nullable String next) {

    StatementView {
        pots = List.copyOf(pots);
        statementLines = List.copyOf(statementLines);
    }

    /**
     * @param totals of each kind that has lines
     */
    record SumsView(AmountsView opening, AmountsView closing, List<TotalView> totals) {

        SumsView {
            totals = List.copyOf(totals);
        }
    }

    /** The same of one pot. */
    record PotView(String pot, AmountsView opening, AmountsView closing, List<TotalView> totals) {

        PotView {
            totals = List.copyOf(totals);
        }
    }

    /**
     * In fen.
     *
     * @param owedFen payable and in payment
     */
    record AmountsView(
            long payableFen, long inPaymentFen, long owedFen, long receivableFen, long paidFen) {

        static AmountsView of(Amounts amounts) {
            return new AmountsView(
                    amounts.payableFen(),
                    amounts.inPaymentFen(),
                    amounts.owedFen(),
                    amounts.receivableFen(),
                    amounts.paidFen());
        }
    }

    /** Lines of one kind together. */
    record TotalView(
            LineKind kind,
            long lineCount,
            long billedCostFen,
            long eligibleCostFen,
            long subsidyFen,
            long payerShareFen,
            long amountFen) {

        static TotalView of(LineKind kind, Totals totals) {
            return new TotalView(
                    kind,
                    totals.lineCount(),
                    totals.cost().billedFen(),
                    totals.cost().eligibleFen(),
                    totals.cost().subsidyFen(),
                    totals.cost().payerShareFen(),
                    totals.amountFen());
        }
    }

    /**
     * @param logPosition where its event stands in the event log
     * @param eventId of the event behind it
     * @param day on which it counts, see {@link StatementLine}
     */
    record LineView(
            long logPosition,
            LineKind kind,
            UUID eventId,
            LocalDate day,
            Instant recordedAt,
            Instant effectiveAt,
            String pot,
            @Nullable String dataCentre,
            @Nullable String usageId,
            @Nullable String enterprise,
            @Nullable String payee,
            @Nullable UUID voucherId,
            @Nullable UUID consumptionEventId,
            @Nullable UUID runId,
            @Nullable String paymentId,
            @Nullable String reason,
            long billedCostFen,
            long eligibleCostFen,
            long subsidyFen,
            long payerShareFen,
            long amountFen,
            long payableChangeFen,
            long inPaymentChangeFen,
            long receivableChangeFen,
            long paidChangeFen) {}
}
