package org.computevoucher.local;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One part of the system that runs as a process of its own on 127.0.0.1.
 *
 * <p>A part is described by its directory: an object made later, by another JVM, for the same
 * directory finds the process that runs. Methods are meant for one thread at a time.
 */
public interface LocalPart {

    /** What people call it, as in {@code postgres}. */
    String name();

    /** Where a client reaches it, as in {@code http://127.0.0.1:8085/apis/ccompat/v7}. */
    String address();

    /** The TCP port of {@link #address()} on 127.0.0.1. */
    int port();

    /** What the process wrote, over all its starts. */
    Path log();

    /**
     * Starts the process unless it runs, and returns once it is ready for work. Data of earlier
     * starts is kept.
     *
     * @throws StartupFailure if it ends, or is not ready within its time limit; then nothing is
     *     left running
     */
    void start();

    /**
     * Ends the process in the way that closes its files properly. Does nothing if it does not run.
     */
    void stop();

    /**
     * Ends the process as a crash would, with {@code kill -9}; returns when it and its children are
     * gone.
     */
    void killHard();

    boolean isRunning();

    /**
     * The process id.
     *
     * @throws IllegalStateException if it does not run
     */
    long pid();

    /**
     * Memory the process and its children keep resident, in bytes; shared memory is counted once. 0
     * if it does not run.
     */
    long residentBytes();

    /** From the start of the process to ready, at its last start. Zero if it never became ready. */
    Duration startupTime();
}
