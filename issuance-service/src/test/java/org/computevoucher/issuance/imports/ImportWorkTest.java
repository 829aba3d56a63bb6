package org.computevoucher.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.imports.ImportProgress.OpenImport;
import org.computevoucher.issuance.imports.ImportProgress.WaitingLine;
import org.computevoucher.issuance.imports.ImportWork.Batch;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.PlatformTransactionManager;

/** What is written down of a line that the lanes did not do. */
class ImportWorkTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final OpenImport OPEN =
            new OpenImport(UUID.randomUUID(), "310000-COMPUTE-2026", 1);

    private final ImportProgress progress = mock(ImportProgress.class);
    private final Commands commands = mock(Commands.class);
    private final ImportWork work =
            new ImportWork(
                    progress,
                    commands,
                    mock(PlatformTransactionManager.class),
                    new ImportProperties(
                            4,
                            500,
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1)));

    private static WaitingLine line(long number) {
        return new WaitingLine(
                number,
                new Entry(
                        "91330100799655058B",
                        new Standing(EnterpriseClass.SME, "310000", null),
                        100,
                        "A-" + number,
                        Place.ANYWHERE,
                        List.of()));
    }

    /** The batch of one line whose command ends so, and what was written down. */
    private List<LineResult> written(Throwable failure, Batch batch) {
        when(progress.claim()).thenReturn(Optional.of(OPEN));
        when(progress.waiting(eq(OPEN), anyInt())).thenReturn(List.of(line(2)));
        when(commands.<TakenLine>send(any()))
                .thenReturn(CompletableFuture.<Outcome<TakenLine>>failedFuture(failure));

        assertThat(work.next(UUID::randomUUID, NOW)).isEqualTo(batch);

        @SuppressWarnings("unchecked")
        ArgumentCaptor<List<LineResult>> results = ArgumentCaptor.forClass(List.class);
        verify(progress).write(eq(OPEN), results.capture(), anyLong(), eq(NOW));
        return results.getValue();
    }

    @Test
    void a_line_that_breaks_on_our_side_is_reported_and_holds_up_no_other() {
        assertThat(written(new IllegalStateException("a bug"), Batch.DONE))
                .singleElement()
                .satisfies(
                        result -> {
                            assertThat(result.line()).isEqualTo(2);
                            assertThat(result.outcome()).isEqualTo(LineOutcome.FAILED);
                            assertThat(result.reason()).isEqualTo("LINE_FAILED");
                            assertThat(result.detail()).doesNotContain("bug");
                        });
    }

    @Test
    void a_line_that_the_database_was_too_late_for_is_tried_again() {
        assertThat(written(new QueryTimeoutException("late"), Batch.INCOMPLETE)).isEmpty();
    }
}
