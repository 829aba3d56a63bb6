package org.computevoucher.local;

import java.nio.file.Path;
import java.time.Duration;

/** A part that is one JVM of its own, ended by SIGTERM. */
abstract class ProcessPart implements LocalPart {

    private final Duration stopLimit;
    final OsProcess process;

    ProcessPart(OsProcess process, Duration stopLimit) {
        this.process = process;
        this.stopLimit = stopLimit;
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public void stop() {
        process.stop("TERM", stopLimit);
    }

    @Override
    public void killHard() {
        process.killHard();
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public long residentBytes() {
        return process.residentBytes();
    }

    @Override
    public Duration startupTime() {
        return process.startupTime();
    }
}
