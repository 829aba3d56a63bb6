package org.computevoucher.ledger.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.computevoucher.platform.command.Lookout;
import org.springframework.stereotype.Component;

/**
 * Two meters per kind, for alerts: {@code computevoucher.ledger.reconciliation.differences}, how
 * many accounts are reported to differ, and {@code computevoucher.ledger.reconciliation.age}, the
 * seconds since the kind was last compared. They are as at most {@link #REFRESH} ago, on every
 * instance of the service. A kind that was never compared has none.
 */
@Component
class ReconciliationGauges extends Lookout {

    static final Duration REFRESH = Duration.ofSeconds(5);

    private static final String NAME = "computevoucher.ledger.reconciliation.";

    private final ReconciliationReader reader;
    private final Clock clock;
    private final MultiGauge differences;
    private final MultiGauge age;

    ReconciliationGauges(ReconciliationReader reader, MeterRegistry meters, Clock clock) {
        super("reconciliation-gauges", REFRESH);
        this.reader = reader;
        this.clock = clock;
        differences =
                MultiGauge.builder(NAME + "differences")
                        .description("Accounts on which the book and a service do not agree")
                        .baseUnit("accounts")
                        .register(meters);
        age =
                MultiGauge.builder(NAME + "age")
                        .description("Since accounts of the kind were compared")
                        .baseUnit("seconds")
                        .register(meters);
    }

    @Override
    protected void look() {
        Map<String, Long> open =
                reader.open().stream()
                        .collect(
                                Collectors.toMap(
                                        ReconciliationReader.Open::kind,
                                        ReconciliationReader.Open::differences));
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        for (RunView run : reader.runs(clock.instant())) {
            Tags kind = Tags.of("kind", run.kind());
            counts.add(MultiGauge.Row.of(kind, open.getOrDefault(run.kind(), 0L)));
            ages.add(MultiGauge.Row.of(kind, run.ageSeconds()));
        }
        differences.register(counts, true);
        age.register(ages, true);
    }
}
