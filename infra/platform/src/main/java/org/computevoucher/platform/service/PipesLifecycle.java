package org.computevoucher.platform.service;

import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.relay.Relay;
import org.springframework.context.SmartLifecycle;

/** Opens the pipes after everything they lead to is ready, and closes them first. */
final class PipesLifecycle implements SmartLifecycle {

    private final Relay relay;
    private final Intake intake;
    private volatile boolean running;

    PipesLifecycle(Relay relay, Intake intake) {
        this.relay = relay;
        this.intake = intake;
    }

    @Override
    public void start() {
        relay.start();
        intake.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        intake.close();
        relay.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One later than Axon's processors. */
    @Override
    public int getPhase() {
        return 1;
    }
}
