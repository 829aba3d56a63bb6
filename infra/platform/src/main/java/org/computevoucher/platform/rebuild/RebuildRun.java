package org.computevoucher.platform.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.rebuild.Rebuild.OnDifference;
import org.computevoucher.platform.rebuild.Rebuild.State;
import org.computevoucher.platform.rebuild.Rebuild.TableDifference;
import org.computevoucher.platform.rebuild.RebuildRunner.Parts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does one rebuild, or what is left of it, from the first event to the switch. */
final class RebuildRun {

    /** How often the switch is tried while readers hold the tables. */
    private static final int SWITCH_TRIES = 300;

    private static final long SWITCH_PAUSE_MILLIS = 300;

    /** A lock that was not to be had in time, and a deadlock. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    private final Rebuild rebuild;
    private final ReadModel model;
    private final Parts parts;
    private final CopyTransactions copies;
    private final JdbcTemplate there;
    private final TransactionTemplate transactions;
    private final ModelCopy copy;
    private final CopyWriter writer;

    RebuildRun(Rebuild ordered, ReadModel model, Parts parts) {
        this.model = model;
        this.parts = parts;
        this.copies = new CopyTransactions(parts.dataSource(), ModelCopy.schemaOf(model));
        this.there = copies.jdbc();
        this.transactions = new TransactionTemplate(copies);
        this.copy = new ModelCopy(model, there, parts.jdbc(), transactions);
        this.rebuild = begun(ordered);
        this.writer =
                new CopyWriter(
                        model,
                        rebuild,
                        parts.log(),
                        parts.names(),
                        copies,
                        parts.batchSize(),
                        parts.isStopping());
    }

    /** Position and rows are one from here on: a copy that is not as it was left is made anew. */
    private Rebuild begun(Rebuild ordered) {
        if (ordered.eventsDone() > 0 && copy.isAsLeft()) {
            return ordered;
        }
        parts.rebuilds().startOver(ordered.rebuildId());
        copy.begin();
        return parts.rebuilds().find(ordered.rebuildId()).orElseThrow();
    }

    /**
     * @throws CopyWriter.StoppedException if it is not to go on
     */
    void toTheEnd() throws InterruptedException, SQLException {
        parts.rebuilds().enter(rebuild.rebuildId(), State.RUNNING);
        writer.writeUpTo(livePosition());
        parts.rebuilds().enter(rebuild.rebuildId(), State.CATCHING_UP);
        copy.finish(this::requireGoingOn);
        comeNear();
        parts.rebuilds().enter(rebuild.rebuildId(), State.COMPARING);
        List<TableDifference> differences = compared();
        if (!differences.isEmpty() && rebuild.onDifference() == OnDifference.KEEP) {
            copy.drop();
            parts.rebuilds().end(rebuild.rebuildId(), State.KEPT, null);
        } else {
            switchOver();
        }
    }

    /** Ends one without a switch. */
    static void giveUp(
            Rebuild rebuild, ReadModel model, Parts parts, State state, @Nullable String failure) {
        parts.jdbc().execute("DROP SCHEMA IF EXISTS " + ModelCopy.schemaOf(model) + " CASCADE");
        parts.rebuilds().end(rebuild.rebuildId(), state, failure);
    }

    private long livePosition() {
        return parts.livePosition().applyAsLong(model.name());
    }

    /** Until what is missing is written in a moment. */
    private void comeNear() throws InterruptedException {
        long live = livePosition();
        while (live - writer.position() > parts.batchSize()) {
            writer.writeUpTo(live);
            live = livePosition();
        }
    }

    /** What is done while the live read model stands still. */
    private interface AtTheGate<T> {
        T with(ReadModelGate.Closed gate) throws InterruptedException;
    }

    /** The live read model went on, though the gate was thought closed: its session was lost. */
    private static final class GateLostException extends RuntimeException {

        private static final long serialVersionUID = 1;

        GateLostException() {
            super("the live read model went on behind a closed gate", null, false, false);
        }
    }

    private <T> T whileItStandsStill(AtTheGate<T> work) throws InterruptedException, SQLException {
        for (int tries = 1; ; tries++) {
            requireGoingOn();
            comeNear();
            try (ReadModelGate.Closed gate = ReadModelGate.Closed.of(parts.dataSource(), model)) {
                writer.writeUpTo(livePosition());
                return work.with(gate);
            } catch (DataAccessException | SQLException | GateLostException e) {
                if (!passesByItself(e) || tries == SWITCH_TRIES) {
                    throw e;
                }
            }
            Thread.sleep(SWITCH_PAUSE_MILLIS);
        }
    }

    private static boolean passesByItself(Exception failure) {
        return switch (failure) {
            case GateLostException lost -> true;
            case DataAccessException access ->
                    access.getMostSpecificCause() instanceof SQLException cause
                            && LOCKED.contains(cause.getSQLState());
            case SQLException cause -> LOCKED.contains(cause.getSQLState());
            default -> false;
        };
    }

    /** A gate whose session is gone is open, and says nothing of it. */
    private void requireSamePosition() {
        if (livePosition() != writer.position()) {
            throw new GateLostException();
        }
    }

    private List<TableDifference> compared() throws InterruptedException, SQLException {
        TransactionTemplate snapshot = new TransactionTemplate(copies);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return whileItStandsStill(
                gate -> {
                    List<TableDifference> differences =
                            Objects.requireNonNull(
                                    snapshot.execute(
                                            status -> {
                                                // from this statement on it sees nothing newer
                                                there.execute("SELECT 1");
                                                requireSamePosition();
                                                gate.open();
                                                return new Comparison(model, there)
                                                        .differences(this::requireGoingOn);
                                            }));
                    parts.rebuilds().compared(rebuild.rebuildId(), writer.position(), differences);
                    return differences;
                });
    }

    private void switchOver() throws InterruptedException, SQLException {
        var _ =
                whileItStandsStill(
                        gate -> {
                            transactions.executeWithoutResult(status -> takePlace());
                            return true;
                        });
    }

    private void takePlace() {
        // whoever wrote before the tables are locked has committed then, and whoever writes after
        // that writes to the new ones
        copy.takePlace(this::requireSamePosition);
        parts.rebuilds().endIn(there, rebuild.rebuildId(), State.SWITCHED, null);
    }

    private void requireGoingOn() {
        if (parts.isStopping().getAsBoolean()
                || parts.rebuilds().isToBeCancelled(rebuild.rebuildId())) {
            throw new CopyWriter.StoppedException();
        }
    }
}
