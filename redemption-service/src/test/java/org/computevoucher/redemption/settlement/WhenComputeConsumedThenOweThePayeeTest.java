package org.computevoucher.redemption.settlement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.OweThePayee;
import org.computevoucher.redemption.payee.ReleasePayable;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.junit.jupiter.api.Test;

class WhenComputeConsumedThenOweThePayeeTest {

    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");
    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID VOUCHER = new UUID(1, 2);

    private static final UUID REVERSAL = new UUID(1, 5);

    private final Commands commands = mock(Commands.class);
    private final WhenComputeConsumedThenOweThePayee automation =
            new WhenComputeConsumedThenOweThePayee(commands);

    @Test
    void a_subsidy_is_owed_to_the_payee_of_its_consumption() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        automation.on(consumed(40_000_000), new GlobalSequenceTrackingToken(17));

        verify(commands)
                .within(
                        new OweThePayee(
                                "310000-COMPUTE-2026:DC-1",
                                "310000-COMPUTE-2026",
                                "310000",
                                "DC-1",
                                VOUCHER,
                                EVENT,
                                40_000_000,
                                17,
                                NOW));
    }

    @Test
    void a_reversal_is_taken_back_also_where_it_took_nothing_off() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        automation.on(reversed(15_000_000), new GlobalSequenceTrackingToken(18));
        automation.on(reversed(0), new GlobalSequenceTrackingToken(19));

        verify(commands).within(release(15_000_000, 18));
        verifyNoMoreInteractions(commands);
    }

    private static ReversalRecorded reversed(long subsidyFen) {
        return new ReversalRecorded(
                VOUCHER,
                "310000-COMPUTE-2026",
                "310000",
                "91330100799655058B",
                "DC-1",
                REVERSAL,
                REVERSAL,
                EVENT,
                new UUID(1, 4),
                new Reversal("DC-1", "u1", "u1-r1", 20_000_000, "METERING_ERROR"),
                20_000_000,
                subsidyFen,
                NOW.minusSeconds(3_600),
                NOW);
    }

    private static ReleasePayable release(long amountFen, long logIndex) {
        return new ReleasePayable(
                "310000-COMPUTE-2026:DC-1",
                "310000-COMPUTE-2026",
                "310000",
                "DC-1",
                VOUCHER,
                "91330100799655058B",
                "DC-1",
                REVERSAL,
                EVENT,
                new UUID(1, 4),
                amountFen,
                logIndex,
                NOW.minusSeconds(3_600),
                NOW);
    }

    @Test
    void a_consumption_that_the_pot_pays_nothing_of_is_owed_to_nobody() {
        automation.on(consumed(0), new GlobalSequenceTrackingToken(17));

        verifyNoInteractions(commands);
    }

    private static ComputeConsumed consumed(long subsidyFen) {
        ChargePeriod period = ChargePeriod.of(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600));
        return new ComputeConsumed(
                EVENT,
                new UUID(1, 3),
                VOUCHER,
                "310000-COMPUTE-2026",
                "310000",
                "91330100799655058B",
                new Usage("DC-1", "u1", VOUCHER, period, 50_000_000, Usage.Details.NONE),
                50_000_000,
                subsidyFen,
                50_000_000 - subsidyFen,
                BindingLimit.RATE,
                40_000_000,
                "DC-1",
                0L,
                period.end(),
                NOW);
    }
}
