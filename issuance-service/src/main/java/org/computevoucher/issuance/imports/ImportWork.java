package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.computevoucher.issuance.imports.ImportProgress.OpenImport;
import org.computevoucher.issuance.imports.ImportProgress.WaitingLine;
import org.computevoucher.issuance.imports.LineRefusal.LineFailed;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.command.CommandLanes;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.command.LaneFullException;
import org.computevoucher.platform.refusal.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the lines in that wait, a batch at a time. The import is held by the batch's transaction,
 * so that no other instance works at it; the lines are done by the lanes, in transactions of their
 * own, and what was done when this one breaks off is found done the next time.
 */
@Component
class ImportWork {

    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final ImportProgress progress;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final ImportProperties settings;

    ImportWork(
            ImportProgress progress,
            Commands commands,
            PlatformTransactionManager transactions,
            ImportProperties settings) {
        this.progress = progress;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    /** How far a batch came. */
    enum Batch {
        /** Nothing waits. */
        NONE,
        /** It is done, and there may be another. */
        DONE,
        /** Lines of it are to be tried again in a while. */
        INCOMPLETE
    }

    /**
     * Takes the next batch in.
     *
     * @param ids for entries in the register
     * @param at now
     */
    Batch next(Supplier<UUID> ids, Instant at) {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                progress.claim()
                                        .map(open -> taken(open, ids, at))
                                        .orElse(Batch.NONE)));
    }

    private Batch taken(OpenImport open, Supplier<UUID> ids, Instant at) {
        List<WaitingLine> lines = progress.waiting(open, settings.batchSize());
        if (lines.isEmpty()) {
            progress.finish(open, at);
            log.info("the import {} is done", open.importId());
            return Batch.DONE;
        }
        String programme = PotId.of(open.pot()).programme();
        List<CompletableFuture<Outcome<TakenLine>>> answers = new ArrayList<>(lines.size());
        for (WaitingLine line : lines) {
            answers.add(
                    commands.send(
                            new TakeLine(
                                    programme,
                                    open.pot(),
                                    line.entry(),
                                    open.importId() + "/" + line.line(),
                                    ids.get(),
                                    at)));
        }
        await(answers);
        List<LineResult> results = new ArrayList<>(lines.size());
        long doneLine = open.doneLine();
        for (int i = 0; i < lines.size(); i++) {
            long line = lines.get(i).line();
            Optional<LineResult> result = result(line, answers.get(i));
            if (result.isPresent() && results.size() == i) {
                doneLine = line;
            }
            result.ifPresent(results::add);
        }
        progress.write(open, results, doneLine, at);
        return results.size() == lines.size() ? Batch.DONE : Batch.INCOMPLETE;
    }

    private void await(List<CompletableFuture<Outcome<TakenLine>>> answers) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            // each is looked at for itself
            log.debug("a batch of lines is not whole", e);
        }
    }

    /** Empty: it is not known, or not done and worth trying again. */
    private static Optional<LineResult> result(
            long line, CompletableFuture<Outcome<TakenLine>> answer) {
        if (!answer.isDone()) {
            return Optional.empty();
        }
        if (!answer.isCompletedExceptionally()) {
            return Optional.of(LineResult.of(line, answer.join()));
        }
        Throwable failure = answer.exceptionNow();
        if (mayPass(failure)) {
            log.warn("line {} of an import is tried again: {}", line, failure.toString());
            return Optional.empty();
        }
        log.error("line {} of an import failed", line, failure);
        return Optional.of(LineResult.without(line, LineOutcome.FAILED, new LineFailed()));
    }

    /** Whether what failed is around the command and not in it. */
    private static boolean mayPass(Throwable failure) {
        if (CommandLanes.isConflict(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LaneFullException
                    || cause instanceof TransactionException
                    || (cause instanceof DataAccessException
                            && !(cause instanceof DataIntegrityViolationException))) {
                return true;
            }
        }
        return false;
    }
}
