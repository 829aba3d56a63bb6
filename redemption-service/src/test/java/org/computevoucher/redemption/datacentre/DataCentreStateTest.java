package org.computevoucher.redemption.datacentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.redemption.datacentre.Registering.ACCOUNT;
import static org.computevoucher.redemption.datacentre.Registering.OTHER_ACCOUNT;
import static org.computevoucher.redemption.datacentre.Registering.account;
import static org.computevoucher.redemption.datacentre.Registering.capacity;
import static org.computevoucher.redemption.datacentre.Registering.hardware;
import static org.computevoucher.redemption.datacentre.Registering.registered;
import static org.computevoucher.redemption.datacentre.Registering.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreNotEligible;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.SplitAtComplianceBoundary;
import org.computevoucher.redemption.datacentre.Timeline.Step;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In June 2026, days of Shanghai: registered in 310000 from the 1st with ASCEND, with H800 from the
 * 11th; approved from the 3rd, suspended on the 21st.
 */
class DataCentreStateTest {

    private static final List<DataCentreEvent> HISTORY =
            List.of(
                    registered("e1", day(1)),
                    hardware("e2", "H800", day(11)),
                    capacity("e3", null, day(11)),
                    capacity("e4", 48_000L, day(15)),
                    account("e5", OTHER_ACCOUNT, day(15)),
                    status("e6", ComplianceStatus.APPROVED, start(3)),
                    status("e7", ComplianceStatus.SUSPENDED, start(21)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    period | region | hardware    | answer
                    4-5    |        |             | accepted
                    4-5    | 310000 | ASCEND-910B | accepted
                    4-5    | 310000 |             | accepted
                    4-5    |        | ASCEND-910B | accepted
                    4-5    | 110000 |             | DATA_CENTRE_NOT_ELIGIBLE 110000 null
                    4-5    | 110000 | ASCEND-910B | DATA_CENTRE_NOT_ELIGIBLE 110000 ASCEND-910B
                    4-5    | 310000 | H800        | DATA_CENTRE_NOT_ELIGIBLE 310000 H800
                    11-12  | 310000 | H800        | accepted
                    11-12  |        | ASCEND-910B | DATA_CENTRE_NOT_ELIGIBLE null ASCEND-910B
                    10-12  |        |             | accepted
                    10-12  |        | H800        | SPLIT_AT_COMPLIANCE_BOUNDARY 11
                    10-12  |        | ASCEND-910B | SPLIT_AT_COMPLIANCE_BOUNDARY 11
                    10-12  |        | A100        | DATA_CENTRE_NOT_ELIGIBLE null A100
                    10-12  | 110000 | H800        | DATA_CENTRE_NOT_ELIGIBLE 110000 H800
                    1-3    | 110000 |             | DATA_CENTRE_NOT_APPROVED
                    2-12   | 110000 | A100        | SPLIT_AT_COMPLIANCE_BOUNDARY 3
                    20-22  |        |             | SPLIT_AT_COMPLIANCE_BOUNDARY 21
                    10-22  |        | H800        | SPLIT_AT_COMPLIANCE_BOUNDARY 21
                    22-23  | 110000 |             | DATA_CENTRE_SUSPENDED
                    """)
    void compliance_comes_first_then_region_and_hardware(
            String period, @Nullable String region, @Nullable String hardware, String answer) {
        String[] days = period.split("-", -1);
        ChargePeriod charged =
                ChargePeriod.of(start(Integer.parseInt(days[0])), start(Integer.parseInt(days[1])));

        assertThat(
                        switch (folded().check(charged, region, hardware)) {
                            case Accepted<ChargePeriod>(ChargePeriod accepted) -> {
                                assertThat(accepted).isEqualTo(charged);
                                yield "accepted";
                            }
                            case Refused<ChargePeriod>(SplitAtComplianceBoundary split) ->
                                    split.reason() + " " + dayOf(split.splitAt());
                            case Refused<ChargePeriod>(DataCentreNotEligible(var r, var h)) ->
                                    "DATA_CENTRE_NOT_ELIGIBLE " + r + " " + h;
                            case Refused<ChargePeriod>(Refusal refusal) -> refusal.reason();
                        })
                .isEqualTo(answer);
    }

    @Test
    void what_was_entered_holds_from_midnight_in_shanghai() {
        DataCentreState state = folded();

        assertThat(state.bankAccountAt(start(1).minusNanos(1))).isEmpty();
        assertThat(state.bankAccountAt(start(1))).hasValue(ACCOUNT);
        assertThat(state.bankAccountAt(start(15).minusNanos(1))).hasValue(ACCOUNT);
        assertThat(state.bankAccountAt(start(15))).hasValue(OTHER_ACCOUNT);
        assertThat(state.capacities().steps())
                .containsExactly(
                        new Step<>(start(1), 24_000L),
                        new Step<>(start(11), null),
                        new Step<>(start(15), 48_000L));
    }

    @Test
    void events_alone_make_the_state_and_begin_with_the_registration() {
        DataCentreState state = folded();

        assertThat(state.statusChanges()).isEqualTo(2);
        assertThat(state.otherChanges()).isEqualTo(4);
        assertThatThrownBy(() -> DataCentreState.fold(null, HISTORY.getLast()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static DataCentreState folded() {
        DataCentreState state = DataCentreState.fold(null, HISTORY.getFirst());
        for (DataCentreEvent event : HISTORY.subList(1, HISTORY.size())) {
            state = DataCentreState.fold(state, event);
        }
        return state;
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 6, day);
    }

    private static Instant start(int day) {
        return Instant.parse("2026-06-%02dT00:00:00+08:00".formatted(day));
    }

    private static int dayOf(Instant instant) {
        return Integer.parseInt(instant.plusSeconds(8 * 3_600).toString().substring(8, 10));
    }
}
