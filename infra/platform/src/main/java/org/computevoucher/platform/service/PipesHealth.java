package org.computevoucher.platform.service;

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
record PipesHealth(Relay relay, Intake intake, DeadLetters deadLetters, PostgresEventLog eventLog)
        implements HealthIndicator {

    @Override
    public Health health() {
        Relay.Status out = relay.status();
        Intake.Status in = intake.status();
        boolean flowing =
                out.state() != Relay.State.RETRYING && in.state() != Intake.State.RETRYING;
        return (flowing ? Health.up() : Health.down())
                .withDetail("relay", out)
                .withDetail("relayLagEvents", Math.max(0, eventLog.lastIndex() - out.position()))
                .withDetail("intake", in)
                .withDetail("deadLetters", deadLetters.unsettled())
                .build();
    }
}
