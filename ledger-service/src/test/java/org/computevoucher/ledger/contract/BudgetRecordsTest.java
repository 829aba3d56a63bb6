package org.computevoucher.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.ledger.budget.BudgetWithdrawalRefused;
import org.computevoucher.ledger.budget.BudgetWithdrawalRequested;
import org.computevoucher.ledger.budget.BudgetWithdrawn;
import org.computevoucher.ledger.budget.BudgetYearClosed;
import org.computevoucher.ledger.budget.BudgetYearEndRequested;
import org.computevoucher.ledger.budget.YearEndDecision;
import org.computevoucher.platform.relay.PublicRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Withdrawals and the year's end as the world sees them. */
class BudgetRecordsTest {

    private static final UUID EVENT = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID CAUSE = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final UUID ASKED = UUID.fromString("018f0000-0000-7000-8000-000000000003");
    private static final String POT = "370000-COMPUTE-2025";
    private static final String NEXT = "370000-COMPUTE-2026";

    private final PublishedEvents contract = new PublishedEvents();

    static Stream<Arguments> events() {
        Instant effective = AvroSamples.EFFECTIVE;
        Instant recorded = AvroSamples.RECORDED;
        var carried = YearEndSamples.budgetYearClosed(POT, ASKED, 70);
        carried.setCarriedTo(NEXT);
        return Stream.of(
                Arguments.of(
                        new BudgetWithdrawalRequested(
                                EVENT, CAUSE, ASKED, POT, 70, "doc", effective, recorded),
                        YearEndSamples.budgetWithdrawalRequested(POT, ASKED, 70)),
                Arguments.of(
                        new BudgetWithdrawn(
                                EVENT, CAUSE, ASKED, POT, 70, "doc", effective, recorded),
                        YearEndSamples.budgetWithdrawn(POT, ASKED, 70)),
                Arguments.of(
                        new BudgetYearEndRequested(
                                EVENT,
                                CAUSE,
                                ASKED,
                                POT,
                                YearEndDecision.RETURN,
                                "doc",
                                effective,
                                recorded),
                        YearEndSamples.budgetYearEndRequested(POT, ASKED)),
                Arguments.of(
                        new BudgetYearClosed(
                                EVENT, CAUSE, ASKED, POT, 70, NEXT, null, "doc", effective,
                                recorded),
                        carried),
                Arguments.of(
                        new BudgetYearClosed(
                                EVENT,
                                CAUSE,
                                ASKED,
                                POT,
                                70,
                                null,
                                "POT_LIMIT_EXCEEDED",
                                "doc",
                                effective,
                                recorded),
                        YearEndSamples.budgetYearClosed(POT, ASKED, 70)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_is_public_under_its_pot_and_names_its_cause(
            BudgetEvent event, SpecificRecordBase avro) {
        avro.put("eventId", EVENT.toString());

        PublicRecord published = Objects.requireNonNull(contract.publicRecordOf(event));

        assertThat(published)
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.budget.v1",
                                POT,
                                avro,
                                EVENT,
                                CAUSE,
                                AvroSamples.RECORDED));
    }

    @Test
    void that_an_envelope_refused_it_has_said_itself() {
        assertThat(
                        contract.publicRecordOf(
                                new BudgetWithdrawalRefused(
                                        EVENT,
                                        ASKED,
                                        POT,
                                        "ENVELOPE_EXHAUSTED",
                                        1,
                                        AvroSamples.RECORDED)))
                .isNull();
    }
}
