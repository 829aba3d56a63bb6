package org.computevoucher.platform.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import javax.sql.DataSource;
import org.computevoucher.platform.command.Lookout;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.readmodel.ReadModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * States what a service's read models say of balances, every few seconds, in one instance of the
 * service at a time. What fails is told once, until it goes well again, and tried anew the next
 * time.
 */
public final class BalanceStatements extends Lookout {

    private static final Logger log = LoggerFactory.getLogger(BalanceStatements.class);

    /**
     * What is stated, and how.
     *
     * @param readModels of the service, by their names
     * @param position of a read model's processor, as the given connection sees it
     * @param accountLimit the most accounts of one kind
     */
    public record Parts(
            String service,
            StatementContract contract,
            List<StatedBalances> balances,
            Map<String, ReadModel> readModels,
            ToLongBiFunction<String, JdbcOperations> position,
            DataSource dataSource,
            KafkaClients clients,
            Topics topics,
            Supplier<UUID> ids,
            int accountLimit) {

        public Parts {
            balances = List.copyOf(balances);
        }
    }

    private final Parts parts;
    private final Clock clock;
    private final StatementLock lock;
    private final BalanceSweep.Surroundings surroundings;
    private @Nullable StatementSender sender;
    private @Nullable String told;

    /**
     * @param every pause between two rounds
     * @param clock of the service
     */
    public BalanceStatements(Parts parts, Duration every, Clock clock) {
        super("statements", every);
        this.parts = parts;
        this.clock = clock;
        this.lock = new StatementLock(parts.dataSource());
        this.surroundings =
                new BalanceSweep.Surroundings(
                        parts.service(),
                        parts.accountLimit(),
                        parts.position(),
                        parts.ids(),
                        this::isToStop);
    }

    @Override
    protected void look() {
        try {
            Connection session = lock.session();
            if (session != null) {
                stateAll(session);
            }
        } catch (BalanceSweep.StoppedException e) {
            log.debug("statements are stopping");
        } catch (InterruptedException | SQLException | RuntimeException e) {
            tell("balances could not be stated, and shall be again", e);
            letGo();
        }
    }

    /** Too many of one kind are no reason to keep the others back. */
    private void stateAll(Connection session) throws SQLException, InterruptedException {
        boolean all = true;
        for (StatedBalances balances : parts.balances()) {
            try {
                state(session, balances);
            } catch (TooManyAccountsException e) {
                all = false;
                tell(String.valueOf(e.getMessage()), null);
            }
        }
        if (all) {
            told = null;
        }
    }

    private void state(Connection session, StatedBalances balances)
            throws SQLException, InterruptedException {
        StatementSender to = sender;
        if (to == null) {
            to =
                    StatementSender.open(
                            parts.service(),
                            parts.contract(),
                            parts.clients(),
                            parts.topics(),
                            // the brokers' time is the real one, also in a rehearsal
                            Clock.systemUTC());
            sender = to;
        }
        ReadModel model = Objects.requireNonNull(parts.readModels().get(balances.readModel()));
        new BalanceSweep(surroundings, balances, model, clock.instant(), to::send).run(session);
        to.flush();
    }

    private void tell(String what, @Nullable Exception failure) {
        if (!what.equals(told)) {
            log.warn(failure == null ? what : what + ": " + failure);
            log.debug("statements failed", failure);
        }
        told = what;
    }

    /** Another instance may be able to. */
    @Override
    protected void letGo() {
        StatementSender open = sender;
        sender = null;
        lock.close();
        if (open != null) {
            open.close();
        }
    }
}
