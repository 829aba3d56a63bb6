package org.computevoucher.platform.service;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.relay.Relay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether facts flow. Not part of readiness: while Kafka is away a service still takes requests,
 * and what it records waits in its log.
 */
record PipesHealth(
        Relay relay,
        Intake intake,
        DeadLetters deadLetters,
        PostgresEventLog eventLog,
        EventProcessingConfiguration processing)
        implements HealthIndicator {

    private static final String RETRYING = "RETRYING";

    @Override
    public Health health() {
        Relay.Status out = relay.status();
        Intake.Status in = intake.status();
        Map<String, String> processors = new TreeMap<>();
        processing
                .eventProcessors()
                .forEach((name, processor) -> processors.put(name, stateOf(processor)));
        boolean flowing =
                out.state() != Relay.State.RETRYING
                        && in.state() != Intake.State.RETRYING
                        && !processors.containsValue(RETRYING);
        return (flowing ? Health.up() : Health.down())
                .withDetail("relay", out)
                .withDetail("relayLagEvents", Math.max(0, eventLog.lastIndex() - out.position()))
                .withDetail("intake", in)
                .withDetail("processors", processors)
                .withDetail("deadLetters", deadLetters.unsettled())
                .build();
    }

    /**
     * A processor that fails starts over from its position again and again, until its cause is
     * mended.
     */
    private static String stateOf(EventProcessor processor) {
        return processor.isError() ? RETRYING : processor.isRunning() ? "RUNNING" : "STOPPED";
    }
}
