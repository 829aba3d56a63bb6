package org.computevoucher.redemption.utilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.junit.jupiter.api.Test;

/** What events leave of the used hours, whatever the batches are in which they are read. */
class UsedRowsTest {

    private static final Instant NOW = Instant.parse("2026-06-18T08:00:00Z");
    private static final long COST = 1_000;

    /** A table in memory. */
    private final Map<UUID, UsedRecord> kept = new HashMap<>();

    private final Map<LocalDate, BigDecimal> hours = new HashMap<>();
    private long unmeasured;
    private final UsedRows rows = new UsedRows(table());

    @Test
    void a_reversal_takes_its_share_and_usage_that_is_entered_anew_counts_again() {
        ComputeConsumed first = consumed("u1", "8", "Hours");
        read(first);
        read(reversed(first, 400));
        assertThat(total()).isEqualByComparingTo("4.8");
        read(reversed(first, 600), consumed("u2", "5", "Hours"));

        assertThat(total()).isEqualByComparingTo("5");
    }

    @Test
    void a_record_that_is_not_measured_is_there_until_all_of_it_is_reversed() {
        ComputeConsumed first = consumed("u1", "8", "tokens");
        read(first, reversed(first, 999));
        assertThat(unmeasured).isEqualTo(1);

        read(reversed(first, 1));

        assertThat(unmeasured).isZero();
    }

    @Test
    void what_was_never_accepted_stops_the_reader() {
        ReversalRecorded stranger = reversed(consumed("u1", "8", "Hours"), 1);

        assertThatThrownBy(() -> read(stranger)).isInstanceOf(IllegalStateException.class);
    }

    /** Each step reverses a tenth of a record, or begins a new batch. */
    @Property
    void reversed_records_leave_nothing_in_whatever_batches_they_are_read(
            @ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> steps) {
        kept.clear();
        hours.clear();
        List<ComputeConsumed> records =
                IntStream.range(0, 4).mapToObj(i -> consumed("u" + i, "7.3", "Hours")).toList();
        Map<UUID, Integer> tenths = new HashMap<>();
        List<VoucherAccountEvent> batch = new ArrayList<>(records);
        for (int step : steps) {
            if (step >= records.size()) {
                read(batch.toArray(VoucherAccountEvent[]::new));
                batch.clear();
            } else if (tenths.merge(records.get(step).eventId(), 1, Integer::sum) <= 10) {
                batch.add(reversed(records.get(step), COST / 10));
            }
        }
        for (ComputeConsumed one : records) {
            int done = Math.min(10, tenths.getOrDefault(one.eventId(), 0));
            if (done < 10) {
                batch.add(reversed(one, COST - done * COST / 10));
            }
        }
        read(batch.toArray(VoucherAccountEvent[]::new));

        assertThat(hours.values()).isNotEmpty().allSatisfy(left -> assertThat(left).isZero());
    }

    private void read(VoucherAccountEvent... events) {
        DefaultUnitOfWork<?> batch =
                DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch"));
        for (VoucherAccountEvent event : events) {
            switch (event) {
                case ComputeConsumed consumed -> rows.on(consumed);
                case ReversalRecorded reversed -> rows.on(reversed);
                default -> throw new IllegalArgumentException(event.toString());
            }
        }
        batch.commit();
    }

    private BigDecimal total() {
        return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private UsedTable table() {
        UsedTable table = mock(UsedTable.class);
        when(table.kept(any()))
                .thenAnswer(
                        call ->
                                call.<Collection<UUID>>getArgument(0).stream()
                                        .filter(kept::containsKey)
                                        .collect(Collectors.toMap(id -> id, kept::get)));
        doAnswer(
                        call -> {
                            call.<List<UsedRecord>>getArgument(0)
                                    .forEach(one -> kept.put(one.consumptionEventId(), one));
                            return null;
                        })
                .when(table)
                .keep(anyList());
        doAnswer(
                        call -> {
                            call.<List<Use>>getArgument(0).forEach(this::count);
                            return null;
                        })
                .when(table)
                .add(anyList());
        return table;
    }

    private void count(Use use) {
        hours.merge(use.day(), use.gpuHours(), BigDecimal::add);
        unmeasured += use.unmeasuredRecords();
    }

    private static ComputeConsumed consumed(String usageId, String quantity, String unit) {
        UUID voucher = new UUID(1, 1);
        Usage usage =
                new Usage(
                        "DC-1",
                        usageId,
                        voucher,
                        ChargePeriod.of(
                                Instant.parse("2026-06-14T18:00:00+08:00"),
                                Instant.parse("2026-06-15T18:00:00+08:00")),
                        COST,
                        new Usage.Details(quantity, unit, null, null, null, null));
        return new ComputeConsumed(
                UUID.randomUUID(),
                new UUID(2, 2),
                voucher,
                "310000-COMPUTE-2026",
                "310000",
                "91330100799655058B",
                usage,
                COST,
                800,
                200,
                BindingLimit.RATE,
                0,
                "DC-1",
                null,
                usage.chargePeriod().end(),
                NOW);
    }

    private static ReversalRecorded reversed(ComputeConsumed consumed, long costFen) {
        UUID reversalId = UUID.randomUUID();
        return new ReversalRecorded(
                consumed.voucherId(),
                consumed.pot(),
                consumed.region(),
                consumed.enterprise(),
                consumed.payee(),
                reversalId,
                reversalId,
                consumed.eventId(),
                UUID.randomUUID(),
                new Reversal("DC-1", consumed.usage().usageId(), "r", costFen, "METERING_ERROR"),
                costFen,
                costFen * 8 / 10,
                NOW,
                NOW);
    }
}
