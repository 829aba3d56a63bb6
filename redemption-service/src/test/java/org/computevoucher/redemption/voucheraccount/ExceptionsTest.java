package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.close;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.open;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.suspend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage that is reported after the grace period waits for a person. */
class ExceptionsTest {

    private static final Instant LATE = at("2027-02-05");

    private final InMemoryService service = ConsumingInMemory.start();

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    /** One day's usage. */
    private static Usage usage(String usageId, String day, long fen) {
        return usage("DC-1", usageId, day, fen);
    }

    private static Usage usage(String dataCentre, String usageId, String day, long fen) {
        Instant start = at(day);
        return new Usage(
                dataCentre,
                usageId,
                id("v1"),
                ChargePeriod.of(start, start.plusSeconds(86_400)),
                fen,
                Usage.Details.NONE);
    }

    private String says(Usage usage, Instant reportedAt) {
        return switch (service.<RecordedConsumption>send(consume(usage, reportedAt))) {
            case Outcome.Accepted<RecordedConsumption>(
                            RecordedConsumption(var again, var answer)) ->
                    switch (answer) {
                        case UsageAnswer.Accepted(var first) -> "" + first.subsidyFen();
                        case UsageAnswer.Excepted(var reason, var detail, var since) -> reason;
                    };
            case Outcome.Refused<RecordedConsumption>(var refusal) -> refusal.reason();
        };
    }

    private static DecideException decide(String usageId, ExceptionVerdict verdict) {
        return new DecideException(
                "DC-1/" + usageId,
                verdict,
                "OUTAGE_OF_THE_DATA_CENTRE",
                "Notice 12",
                "office",
                id("decision on " + usageId),
                id("closing by " + usageId),
                LATE.plusSeconds(60));
    }

    /** The voucher of the example: valid to 31 December, 30 days' grace. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    used on    | reported on | fen     | says
                    2026-12-30 | 2027-01-10  | 5000000 | 4000000
                    2027-01-02 | 2027-01-10  | 5000000 | OUTSIDE_VALIDITY
                    2026-12-28 | 2027-02-05  | 5000000 | REPORTED_TOO_LATE
                    2026-12-28 | 2027-01-30  | 5000000 | 4000000
                    2026-12-28 | 2027-01-31  | 5000000 | REPORTED_TOO_LATE
                    2027-01-02 | 2027-02-05  | 5000000 | OUTSIDE_VALIDITY
                    """)
    void worked_example_4_late_usage(String used, String reported, long fen, String says) {
        service.accepted(open("v1", 10_000_000));

        assertThat(says(usage("u1", used, fen), at(reported))).isEqualTo(says);
    }

    /** Its key would be the register's own of DC-3. */
    @Test
    void nothing_waits_of_a_data_centre_that_there_is_not() {
        service.accepted(open("v1", 10_000_000));
        int events = service.events().size();

        assertThat(says(usage("data-centre", "DC-3", "2026-12-28", 100), LATE))
                .isEqualTo("DATA_CENTRE_UNKNOWN");
        assertThat(says(usage("DC-3", "u1", "2026-12-28", 100), LATE))
                .isEqualTo("DATA_CENTRE_UNKNOWN");
        assertThat(service.events()).hasSize(events);
    }

    @Test
    void what_waits_gets_the_same_answer_and_another_record_is_a_conflict() {
        service.accepted(open("v1", 10_000_000));
        Usage usage = usage("u1", "2026-12-28", 100);
        assertThat(says(usage, LATE)).isEqualTo("REPORTED_TOO_LATE");
        int events = service.events().size();

        assertThat(service.accepted(RecordedConsumption.class, consume(usage, LATE)).duplicate())
                .isTrue();
        assertThat(says(usage("u1", "2026-12-28", 101), LATE)).isEqualTo("USAGE_CONFLICT");
        assertThat(service.events()).hasSize(events);
    }

    @Test
    void what_is_accepted_is_usage_like_any_other() {
        service.accepted(open("v1", 10_000_000));
        Usage usage = usage("u1", "2026-12-28", 100);
        var _ = says(usage, LATE);

        assertThat(service.eventsOf(decide("u1", ExceptionVerdict.ACCEPT)))
                .hasAtLeastOneElementOfType(ComputeConsumed.class)
                .hasAtLeastOneElementOfType(ExceptionDecided.class)
                .hasAtLeastOneElementOfType(UsageTaken.class);
        assertThat(says(usage, LATE.plusSeconds(90))).isEqualTo("80");
        assertThat(service.refused(decide("u1", ExceptionVerdict.REJECT)).reason())
                .isEqualTo("EXCEPTION_DECIDED");
    }

    @Test
    void what_is_rejected_stays_rejected() {
        service.accepted(open("v1", 10_000_000));
        Usage usage = usage("u1", "2026-12-28", 100);
        var _ = says(usage, LATE);

        assertThat(service.eventsOf(decide("u1", ExceptionVerdict.REJECT)))
                .containsExactly(decide("u1", ExceptionVerdict.REJECT).decided());
        assertThat(says(usage, LATE.plusSeconds(90))).isEqualTo("EXCEPTION_REJECTED");
        assertThat(service.refused(decide("u1", ExceptionVerdict.ACCEPT)).reason())
                .isEqualTo("EXCEPTION_DECIDED");
    }

    @Test
    void who_accepts_is_still_told_of_every_other_rule() {
        service.accepted(open("v1", 10_000_000));
        Usage usage = usage("u1", "2026-12-28", 100);
        var _ = says(usage, LATE);
        service.accepted(close("v1", "EXPIRED"));

        assertThat(service.refused(decide("u1", ExceptionVerdict.ACCEPT)).reason())
                .isEqualTo("VOUCHER_CLOSED");
        service.accepted(suspend("v1", at("2026-12-01")));
        assertThat(service.refused(decide("u1", ExceptionVerdict.ACCEPT)).reason())
                .isEqualTo("VOUCHER_SUSPENDED");
        service.accepted(decide("u1", ExceptionVerdict.REJECT));
    }

    @Test
    void nothing_waits_under_another_key() {
        service.accepted(open("v1", 10_000_000));
        service.accepted(consume("u1", "v1", 100));

        assertThat(service.refused(decide("u1", ExceptionVerdict.ACCEPT)).reason())
                .isEqualTo("EXCEPTION_UNKNOWN");
        assertThat(service.refused(decide("u2", ExceptionVerdict.ACCEPT)).reason())
                .isEqualTo("EXCEPTION_UNKNOWN");
        assertThat(NOW).isBefore(LATE);
    }
}
