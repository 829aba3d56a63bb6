package org.computevoucher.platform.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.rebuild.Rebuild.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The thread that does rebuilds, in the one instance that holds the lock for it; a rebuild that was
 * interrupted goes on in the next one.
 */
public final class RebuildRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RebuildRunner.class);

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('rebuild'), 0)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('rebuild'), 0)";

    /** How often one that fails without coming any further is tried. */
    private static final int TRIES = 3;

    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long STOP_PATIENCE_MILLIS = 10_000;

    /**
     * What a rebuild is made of.
     *
     * @param livePosition up to which log index a live read model holds everything, by its name
     * @param batchSize events of the log in one transaction
     */
    public record Parts(
            DataSource dataSource,
            JdbcOperations jdbc,
            PostgresEventLog log,
            EventNames names,
            Rebuilds rebuilds,
            ToLongFunction<String> livePosition,
            int batchSize,
            BooleanSupplier isStopping) {

        private Parts stoppingAt(BooleanSupplier stopping) {
            return new Parts(
                    dataSource, jdbc, log, names, rebuilds, livePosition, batchSize, stopping);
        }
    }

    private final Map<String, ReadModel> readModels;
    private final Parts parts;
    private final Semaphore wake = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;
    private int fruitless;

    public RebuildRunner(Map<String, ReadModel> readModels, Parts parts) {
        this.readModels = readModels;
        this.parts = parts.stoppingAt(() -> !running);
    }

    /** The names of those that can be built again. */
    public Set<String> readModels() {
        return readModels.keySet();
    }

    /** Has it look for something to do at once. */
    public void wake() {
        wake.release();
    }

    private void loop() {
        while (running) {
            try {
                parts.rebuilds().active().ifPresent(this::alone);
                var _ = wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // asked to stop: looked at above
            } catch (RuntimeException e) {
                log.warn("rebuilds: looked in vain, and shall again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            // asked to stop: looked at by the loop
        }
    }

    /** In this instance and no other. */
    private void alone(Rebuild rebuild) {
        try (Connection session = parts.dataSource().getConnection()) {
            session.setAutoCommit(true);
            if (!isTrue(session, LOCK)) {
                return;
            }
            try {
                run(rebuild);
            } finally {
                isTrue(session, UNLOCK);
            }
        } catch (SQLException e) {
            log.warn("rebuild of {}: its lock is lost", rebuild.readModel(), e);
        }
    }

    private static boolean isTrue(Connection session, String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void run(Rebuild rebuild) {
        ReadModel model = readModels.get(rebuild.readModel());
        if (model == null) {
            parts.rebuilds().end(rebuild.rebuildId(), State.FAILED, "there is no such read model");
            return;
        }
        try {
            new RebuildRun(rebuild, model, parts).toTheEnd();
            fruitless = 0;
        } catch (InterruptedException | CopyWriter.StoppedException e) {
            if (running && parts.rebuilds().isToBeCancelled(rebuild.rebuildId())) {
                RebuildRun.giveUp(rebuild, model, parts, State.CANCELLED, null);
            }
        } catch (RuntimeException | SQLException e) {
            log.warn("rebuild of {}: failed", rebuild.readModel(), e);
            long position = parts.rebuilds().find(rebuild.rebuildId()).orElse(rebuild).eventsDone();
            fruitless = position > rebuild.eventsDone() ? 1 : fruitless + 1;
            if (fruitless >= TRIES) {
                fruitless = 0;
                RebuildRun.giveUp(
                        rebuild, model, parts, State.FAILED, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("rebuild").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopped = thread;
        if (stopped == null) {
            return;
        }
        stopped.interrupt();
        try {
            stopped.join(STOP_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One later than Axon's processors, and stopped before them. */
    @Override
    public int getPhase() {
        return 1;
    }
}
