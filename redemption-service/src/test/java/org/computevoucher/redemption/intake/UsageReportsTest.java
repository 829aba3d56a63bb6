package org.computevoucher.redemption.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.voucheraccount.RecordConsumption;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.computevoucher.redemption.voucheraccount.VoucherNotKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** What becomes of reports from the topic. */
class UsageReportsTest {

    private static final UUID REPORT = UUID.fromString("0e7a6c1c-3f0b-4d0c-9a53-0d3c6a3e2b40");
    private static final UUID VOUCHER = UUID.fromString("5c5a1f4e-3f0b-4d0c-9a53-0d3c6a3e2b11");
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    private final Commands commands = mock(Commands.class);
    private boolean allRead;
    private final UsageReports reports =
            new UsageReports(commands, new MissingVouchers((moment, patience) -> allRead));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    key  | usage id | voucher | cost | unit     | reason                 | named
                    DC-1 | u1       | x       | 1    |          | FIELDS_INVALID         | voucherId
                    DC-1 | u1       |         | -1   |          | FIELDS_INVALID         | billedCostFen
                    DC-1 | u1       |         | 1    | ~~       | FIELDS_INVALID         | consumedUnit
                    DC-1 | u1       |         | 1    | \u202ex  | FIELDS_INVALID         | consumedUnit
                    DC-2 | u1       |         | 1    |          | KEY_CONTRADICTS_RECORD | DC-1
                    ~~   | u1       |         | 1    |          | KEY_CONTRADICTS_RECORD | DC-1
                    """)
    void what_cannot_be_recorded_is_answered(
            String key,
            String usageId,
            @Nullable String voucher,
            long cost,
            @Nullable String unit,
            String reason,
            String named) {
        when(commands.within(any(AnswerUsageReport.class))).thenReturn(Outcome.accepted("done"));

        assertThat(
                        reports.receive(
                                fact(key, false),
                                reported(
                                        usageId,
                                        voucher == null ? VOUCHER.toString() : voucher,
                                        cost,
                                        unit)))
                .isEqualTo(Reception.taken());

        UsageReportAnswered answer = answer();
        assertThat(answer.result()).isEqualTo("rejected");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.detail()).contains(named);
        assertThat(answer.causeId()).isEqualTo(REPORT);
        verify(commands, never()).within(any(RecordConsumption.class));
    }

    @Test
    void who_cannot_be_answered_is_a_dead_letter() {
        assertThatThrownBy(
                        () ->
                                reports.receive(
                                        fact("DC-1", false),
                                        reported("u/1", VOUCHER.toString(), 1, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usageId");
        verifyNoInteractions(commands);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    overdue | all read | result   | reason
                    false   | false    | waits    |
                    false   | true     | rejected | VOUCHER_UNKNOWN
                    true    | false    | retry    | VOUCHER_NOT_KNOWN
                    true    | true     | rejected | VOUCHER_UNKNOWN
                    """)
    void a_voucher_that_is_missing_is_waited_for_while_it_may_come(
            boolean overdue, boolean read, String result, String reason) {
        allRead = read;
        when(commands.within(any(RecordConsumption.class)))
                .thenReturn(Outcome.refused(new VoucherNotKnown(VOUCHER)));
        when(commands.within(any(AnswerUsageReport.class))).thenReturn(Outcome.accepted("done"));

        Reception reception =
                reports.receive(fact("DC-1", overdue), reported("u1", VOUCHER.toString(), 1, null));

        if (result.equals("waits")) {
            assertThat(reception).isInstanceOf(Reception.NotYet.class);
            verify(commands, never()).within(any(AnswerUsageReport.class));
        } else {
            assertThat(reception).isEqualTo(Reception.taken());
            assertThat(answer().result()).isEqualTo(result);
            assertThat(answer().reason()).isEqualTo(reason);
        }
    }

    @Test
    void what_is_accepted_is_answered_with_its_figures() {
        FirstAnswer first =
                new FirstAnswer(REPORT, VOUCHER, 10, 8, 2, BindingLimit.RATE, 92, "DC-1");
        when(commands.within(any(RecordConsumption.class)))
                .thenReturn(
                        Outcome.accepted(
                                new RecordedConsumption(true, new UsageAnswer.Accepted(first))));
        when(commands.within(any(AnswerUsageReport.class))).thenReturn(Outcome.accepted("done"));

        reports.receive(fact("DC-1", false), reported("u1", VOUCHER.toString(), 10, "Hours"));

        assertThat(answer().result()).isEqualTo("duplicate");
        assertThat(answer().answer()).isEqualTo(first);
        assertThat(answer().reason()).isNull();
        assertThat(answer().recordedAt()).isEqualTo(NOW);
    }

    private UsageReportAnswered answer() {
        ArgumentCaptor<AnswerUsageReport> sent = ArgumentCaptor.forClass(AnswerUsageReport.class);
        verify(commands).within(sent.capture());
        return sent.getValue().answer();
    }

    private static ReportedUsage reported(
            String usageId, String voucher, long cost, @Nullable String unit) {
        return new ReportedUsage(
                "DC-1",
                usageId,
                voucher,
                NOW.minusSeconds(7200),
                NOW.minusSeconds(3600),
                cost,
                null,
                unit,
                null,
                null,
                null,
                null);
    }

    private static IncomingFact fact(String key, boolean overdue) {
        return new IncomingFact(
                REPORT,
                "computevoucher.usage_reports.v1.UsageReported",
                null,
                new IncomingFact.Source("computevoucher.usage-reports.v1", 0, 0, null),
                key,
                "decoded",
                NOW,
                NOW,
                overdue);
    }
}
