package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.computevoucher.issuance.imports.ImportViews.ImportView;
import org.computevoucher.issuance.pot.FiscalYearRule;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.SpooledBody;
import org.computevoucher.platform.web.StreamedBody;
import org.computevoucher.platform.web.WebReason;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes tables in: all of their lines and the answer in one transaction, or nothing. A table is
 * read only once it is here, so that no transaction waits for a slow line.
 */
@Component
class ImportUploads {

    private final KeyedAnswers answers;
    private final ImportStaging staging;
    private final ImportQueries imports;
    private final ImportWorker worker;
    private final TransactionTemplate transaction;
    private final Semaphore places;
    private final int limit;

    ImportUploads(
            KeyedAnswers answers,
            ImportStaging staging,
            ImportQueries imports,
            ImportWorker worker,
            PlatformTransactionManager transactions,
            ImportProperties settings) {
        this.answers = answers;
        this.staging = staging;
        this.imports = imports;
        this.worker = worker;
        this.transaction = new TransactionTemplate(transactions);
        this.limit = settings.uploadsAtOnce();
        this.places = new Semaphore(limit);
    }

    /**
     * 202 with the import; 503 OVERLOADED while as many arrive as have a place.
     *
     * @throws org.computevoucher.platform.web.RequestRefused where the table cannot be taken at all
     */
    ResponseEntity<?> take(
            RequestKey key, PotId pot, UUID importId, StreamedBody body, Instant now) {
        if (FiscalYearRule.check(pot, now) instanceof Refused<?>(var refusal)) {
            return Problems.of(refusal);
        }
        if (!places.tryAcquire()) {
            return Problems.tryAgain(
                    WebReason.OVERLOADED,
                    "%d tables are arriving and no more are taken; nothing was done. Send the same request again."
                            .formatted(limit));
        }
        try (SpooledBody table = body.spooled()) {
            return answers.<ImportView>doneFor(
                    key,
                    () -> table.content(key),
                    HttpStatus.ACCEPTED,
                    taking -> staged(importId, pot, table, now, taking));
        } finally {
            places.release();
        }
    }

    private Outcome<ImportView> staged(
            UUID importId, PotId pot, SpooledBody table, Instant now, Consumer<ImportView> taking) {
        ImportView staged =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> {
                                    staging.stage(importId, pot.toString(), table, now);
                                    ImportView view = imports.byId(importId).orElseThrow();
                                    taking.accept(view);
                                    return view;
                                }));
        worker.wake();
        return Outcome.accepted(staged);
    }
}
