package org.computevoucher.ledger.suspense;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.computevoucher.platform.command.Lookout;
import org.springframework.stereotype.Component;

/**
 * Two meters per region, for alerts: {@code computevoucher.ledger.suspense.open}, how many entries
 * lie in suspense, and {@code computevoucher.ledger.suspense.open.fen}, what they lack, in fen.
 * They are as the read model was at most {@link #REFRESH} ago, on every instance of the service.
 *
 * <p>A region has its meters from when something of it first lay in suspense while the service ran;
 * then they go down to 0 and stay.
 */
@Component
final class SuspenseGauges extends Lookout {

    static final Duration REFRESH = Duration.ofSeconds(10);

    private static final String OPEN = "computevoucher.ledger.suspense.open";

    private final SuspenseReader suspense;
    private final MultiGauge items;
    private final MultiGauge fen;
    private final Map<String, SuspenseReader.Open> known = new TreeMap<>();

    SuspenseGauges(SuspenseReader suspense, MeterRegistry meters) {
        super("suspense-gauges", REFRESH);
        this.suspense = suspense;
        items =
                MultiGauge.builder(OPEN)
                        .description("Entries that lie in suspense")
                        .baseUnit("entries")
                        .register(meters);
        fen =
                MultiGauge.builder(OPEN + ".fen")
                        .description("What entries in suspense lack")
                        .baseUnit("fen")
                        .register(meters);
    }

    @Override
    protected void look() {
        List<SuspenseReader.Open> open = suspense.open();
        known.replaceAll((book, before) -> new SuspenseReader.Open(book, 0, 0));
        open.forEach(now -> known.put(now.book(), now));
        items.register(rows(SuspenseReader.Open::items), true);
        fen.register(rows(SuspenseReader.Open::fen), true);
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<SuspenseReader.Open> value) {
        return known.values().stream()
                .map(
                        now ->
                                MultiGauge.Row.of(
                                        Tags.of("region", now.book()), value.applyAsDouble(now)))
                .collect(Collectors.toList());
    }
}
