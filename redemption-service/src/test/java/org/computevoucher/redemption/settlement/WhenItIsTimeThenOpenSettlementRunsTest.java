package org.computevoucher.redemption.settlement;

import static org.computevoucher.redemption.settlement.SettlingInMemory.TREASURY;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenItIsTimeThenOpenSettlementRunsTest {

    private final Commands commands = mock(Commands.class);
    private final OwingRegions owing = mock(OwingRegions.class);

    /** 20:00 in Shanghai is 12:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-03T11:59:59Z, 2026-03-02",
        "2026-03-03T12:00:00Z, 2026-03-03",
        "2026-03-03T15:59:59Z, 2026-03-03",
        "2026-03-03T16:00:00Z, 2026-03-03",
        "2026-03-04T11:59:59Z, 2026-03-03"
    })
    void the_run_of_the_last_day_whose_time_has_come_is_opened_for_each_region_that_can_pay(
            Instant now, LocalDate day) {
        when(owing.all()).thenReturn(List.of("110000", "310000"));
        when(commands.sendAndWait(any())).thenReturn(Outcome.accepted("opened"));

        new WhenItIsTimeThenOpenSettlementRuns(
                        owing,
                        commands,
                        Clock.fixed(now, ZoneOffset.UTC),
                        new SettlementProperties(
                                Map.of("310000", TREASURY),
                                new SettlementProperties.Schedule(
                                        true, LocalTime.of(20, 0), Duration.ofSeconds(30))))
                .look();

        verify(commands)
                .sendAndWait(
                        new OpenSettlementRun(
                                WhenItIsTimeThenOpenSettlementRuns.idOf("310000", day),
                                new SettlementScope("310000", null, null),
                                null,
                                TREASURY,
                                now));
        verifyNoMoreInteractions(commands);
    }
}
