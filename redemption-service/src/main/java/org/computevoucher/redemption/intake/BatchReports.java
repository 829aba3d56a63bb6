package org.computevoucher.redemption.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.command.LaneFullException;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.web.ProblemReason;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.redemption.voucheraccount.RecordConsumption;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records many records, each for itself: all are sent before the first is waited for, so that they
 * commit together, and one that breaks does not hurt the others.
 */
@Component
final class BatchReports {

    private static final Logger log = LoggerFactory.getLogger(BatchReports.class);

    /** For all of a batch: usual clients give up after 30 s, and there may be a second round. */
    private static final long PATIENCE_SECONDS = 12;

    private final Commands commands;
    private final MissingVouchers missing;

    BatchReports(Commands commands, MissingVouchers missing) {
        this.commands = commands;
        this.missing = missing;
    }

    /** A record with its command. */
    record Asked(ConsumptionRequest record, RecordConsumption command) {}

    /**
     * What became of each, in their order.
     *
     * @param at when they arrived
     */
    List<ReportResult> results(List<Asked> records, Instant at) {
        List<Object> outcomes = new ArrayList<>(outcomesOf(records));
        Map<Integer, Asked> again = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Asked asked = records.get(i);
            if (isMissing(outcomes.get(i))
                    && missing.canBeTold(
                            asked.command().voucherId(), at, MissingVouchers.A_MOMENT)) {
                again.put(i, asked);
            }
        }
        List<Object> second = outcomesOf(List.copyOf(again.values()));
        int next = 0;
        for (Map.Entry<Integer, Asked> entry : again.entrySet()) {
            outcomes.set(entry.getKey(), concluded(entry.getValue().command(), second.get(next)));
            next++;
        }
        List<ReportResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(resultOf(records.get(i), outcomes.get(i)));
        }
        return results;
    }

    private static boolean isMissing(Object outcome) {
        return outcome instanceof Outcome<?> told && MissingVouchers.isMissing(told);
    }

    private static Object concluded(RecordConsumption command, Object outcome) {
        return outcome instanceof Outcome<?> told
                ? MissingVouchers.concluded(command.voucherId(), told)
                : outcome;
    }

    /** The outcome of each, or what it failed with. */
    private List<Object> outcomesOf(List<Asked> records) {
        List<CompletableFuture<Outcome<RecordedConsumption>>> sent =
                records.stream()
                        .map(asked -> commands.<RecordedConsumption>send(asked.command()))
                        .toList();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        return sent.stream().map(outcome -> await(outcome, deadline)).toList();
    }

    private static Object await(
            CompletableFuture<Outcome<RecordedConsumption>> outcome, long deadline) {
        try {
            return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return Objects.requireNonNullElse(e.getCause(), e);
        } catch (TimeoutException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private static ReportResult resultOf(Asked asked, Object outcome) {
        ConsumptionRequest record = asked.record();
        return switch (outcome) {
            case Outcome.Accepted<?>(RecordedConsumption recorded) ->
                    ReportResult.of(record, ReportAnswer.of(asked.command().usage(), recorded));
            case Outcome.Refused<?>(Refusal refusal) ->
                    ReportResult.of(
                            refusal.kind() == Refusal.Kind.NOT_YET
                                    ? ReportResult.RETRY
                                    : ReportResult.REJECTED,
                            record,
                            Problems.of(refusal));
            default -> failed(record, outcome);
        };
    }

    /** Something broke: it may have been done, and sending it again is safe. */
    private static ReportResult failed(ConsumptionRequest record, Object failure) {
        ProblemReason reason =
                switch (failure) {
                    case LaneFullException _, ConcurrencyException _ -> WebReason.OVERLOADED;
                    case TimeoutException _, InterruptedException _ -> WebReason.OUTCOME_UNKNOWN;
                    case DataAccessException _, TransactionException _ ->
                            WebReason.TEMPORARILY_UNAVAILABLE;
                    default -> WebReason.INTERNAL_ERROR;
                };
        if (failure instanceof Throwable thrown) {
            log.error("a record of a batch failed: {}", reason, thrown);
        }
        return ReportResult.of(ReportResult.RETRY, record, Problems.of(reason));
    }
}
