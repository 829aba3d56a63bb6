package org.computevoucher.redemption.utilisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.Batch;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;

/**
 * Keeps what was used on each day: accepted usage adds to its days, and a reversal takes from the
 * same days what it says was never used. A reversal tells neither the charge period nor the
 * quantity, so what was accepted is kept, a row per usage.
 */
final class UsedRows {

    private final UsedTable table;
    private final Batch<Said> batch;

    /** What one event says. */
    private sealed interface Said {

        UUID consumptionEventId();
    }

    private record Accepted(UsedRecord used) implements Said {

        @Override
        public UUID consumptionEventId() {
            return used.consumptionEventId();
        }
    }

    private record Reversed(UUID consumptionEventId, long costFen) implements Said {}

    UsedRows(UsedTable table) {
        this.table = table;
        this.batch = new Batch<>(this::write);
    }

    @EventHandler
    void on(ComputeConsumed event) {
        batch.add(new Accepted(new UsedRecord(event.eventId(), event.usage(), 0)));
    }

    @EventHandler
    void on(ReversalRecorded event) {
        if (event.hasTheCost()) {
            batch.add(new Reversed(event.consumptionEventId(), event.reversal().billedCostFen()));
        }
    }

    /** In the order of the log, in which usage stands before what takes it back. */
    private void write(List<Said> all) {
        Map<UUID, UsedRecord> records = new LinkedHashMap<>(table.kept(keptBefore(all)));
        List<Use> uses = new ArrayList<>();
        for (Said said : all) {
            switch (said) {
                case Accepted(UsedRecord used) -> {
                    uses.addAll(Use.of(used.usage()));
                    records.put(used.consumptionEventId(), used);
                }
                case Reversed(UUID id, long fen) -> {
                    UsedRecord used = accepted(records, id);
                    uses.addAll(used.takenBack(fen));
                    records.put(id, used.reversed(fen));
                }
            }
        }
        table.keep(List.copyOf(records.values()));
        table.add(uses);
    }

    private static UsedRecord accepted(Map<UUID, UsedRecord> records, UUID id) {
        UsedRecord used = records.get(id);
        if (used == null) {
            throw new IllegalStateException("reversed, but never accepted: " + id);
        }
        return used;
    }

    /** Those that are reversed in this batch, and were accepted in one before. */
    private static Set<UUID> keptBefore(List<Said> all) {
        Map<Boolean, Set<UUID>> ids =
                all.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        Accepted.class::isInstance,
                                        Collectors.mapping(
                                                Said::consumptionEventId, Collectors.toSet())));
        Set<UUID> reversed = new HashSet<>(ids.getOrDefault(false, Set.of()));
        reversed.removeAll(ids.getOrDefault(true, Set.of()));
        return reversed;
    }
}
