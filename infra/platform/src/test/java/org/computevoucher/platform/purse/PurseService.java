package org.computevoucher.platform.purse;

import computevoucher.budget.v1.BudgetAllocated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.purse.Purse.PurseEvent;
import org.computevoucher.platform.readmodel.Batch;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.platform.readmodel.CopiedRows;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.platform.service.ServiceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A whole service around {@link Purse}: deposits are published as {@code BudgetAllocated}, and
 * facts of that type, on a topic of the test's own, are deposited.
 */
@SpringBootApplication
public class PurseService {

    /** What the service is started with. */
    public record Names(String database, String outTopic, String inTopic) {

        /** Names nobody else uses. */
        public static Names fresh() {
            String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            return new Names("purse_" + unique, "out." + unique, "in." + unique);
        }
    }

    /** Facts whose key is here make the handler throw; it stands for a bug that is mended later. */
    public static final Set<String> BUGS = ConcurrentHashMap.newKeySet();

    /** Told of each deposit that becomes a row, by whoever writes it; it may wait, or throw. */
    public static final AtomicReference<Consumer<PurseEvent.Deposited>> WRITING =
            new AtomicReference<>(deposit -> {});

    public static ConfigurableApplicationContext start(Names names, String... properties) {
        LocalParts parts = LocalParts.shared();
        LocalPostgres.Database database = parts.postgres().createDatabase(names.database());
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "spring.config.import=classpath:platform.yaml",
                                "spring.application.name=" + names.database(),
                                "spring.flyway.locations=classpath:db/platform,classpath:db/purse",
                                "spring.datasource.url=" + database.jdbcUrl(),
                                "spring.datasource.username=" + database.username(),
                                "spring.datasource.password=" + database.password(),
                                "computevoucher.kafka.bootstrap-servers="
                                        + parts.kafka().bootstrapServers(),
                                "computevoucher.schema-registry.url=" + parts.registry().url(),
                                "computevoucher.topics.replication-factor=1",
                                "computevoucher.topics.min-in-sync-replicas=1",
                                "computevoucher.topics.partitions=3",
                                "purse.out=" + names.outTopic(),
                                "purse.in=" + names.inTopic()));
        settings.addAll(List.of(properties));
        return new SpringApplicationBuilder(PurseService.class)
                .web(WebApplicationType.NONE)
                .properties("computevoucher.statements.enabled=false")
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Bean
    ServiceDefinition purse(
            org.springframework.core.env.Environment environment,
            Commands commands,
            JdbcTemplate jdbc) {
        return ServiceDefinition.named(environment.getRequiredProperty("spring.application.name"))
                .events(PurseEvent.class)
                .events(PurseLimit.LimitEvent.class)
                .aggregate(Purse.class, Purse::new)
                .uncachedAggregate(PurseLimit.class)
                .commandHandler(PurseLimit.Desk::new)
                .commandHandler(axon -> new Purse.Doorkeeper())
                .commandHandler(axon -> new PurseFiller(axon.repository(Purse.class)))
                .readModel(
                        jdbc,
                        ReadModel.named("balances", "purse", "deposit")
                                .writtenBy(Balances::new)
                                .writtenBy(DepositRows::new)
                                .notComparing("deposit", "number", "gaps of failed batches")
                                .indexingAfterLoad("deposit"))
                .states(PurseStatements.BALANCES)
                .statesBy(new PurseStatements(environment.getRequiredProperty("purse.out")))
                .publishes(new Deposits(environment.getRequiredProperty("purse.out")))
                .consumes(
                        new FactsAreDeposited(
                                commands, environment.getRequiredProperty("purse.in")));
    }

    /** Sums up deposits and spendings per purse. */
    static final class Balances {

        private final BatchedWrites<List<Object>> rows;

        Balances(JdbcOperations jdbc) {
            this.rows =
                    new BatchedWrites<>(
                            jdbc,
                            """
                            INSERT INTO purse (purse, balance_fen) VALUES (?, ?)
                            ON CONFLICT (purse) DO UPDATE SET balance_fen = purse.balance_fen + excluded.balance_fen
                            """,
                            (statement, row) -> {
                                statement.setObject(1, row.get(0));
                                statement.setObject(2, row.get(1));
                            });
        }

        @EventHandler
        void on(PurseEvent.Deposited event) {
            rows.add(List.of(event.purse(), event.amountFen()));
        }

        @EventHandler
        void on(PurseEvent.Spent event) {
            rows.add(List.of(event.purse(), -event.amountFen()));
        }
    }

    /** One row per deposit. */
    static final class DepositRows {

        private final Batch<PurseEvent.Deposited> batch;

        DepositRows(JdbcOperations jdbc) {
            this.batch =
                    new Batch<>(
                            deposits ->
                                    CopiedRows.into(
                                            jdbc,
                                            "deposit (event_id, purse, amount_fen)",
                                            deposits,
                                            (row, deposit) ->
                                                    row.add(deposit.eventId())
                                                            .add(deposit.purse())
                                                            .add(deposit.amountFen())));
        }

        @EventHandler
        void on(PurseEvent.Deposited event) {
            Objects.requireNonNull(WRITING.get()).accept(event);
            batch.add(event);
        }
    }

    private record Deposits(String topic) implements PublicContract {

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public @Nullable PublicRecord publicRecordOf(Object event) {
            if (event instanceof PurseLimit.LimitEvent) {
                return null;
            }
            return switch ((PurseEvent) event) {
                case PurseEvent.Deposited deposited ->
                        new PublicRecord(
                                topic,
                                deposited.purse(),
                                allocated(
                                        deposited.eventId(),
                                        deposited.purse(),
                                        deposited.amountFen(),
                                        deposited.recordedAt()),
                                deposited.eventId(),
                                deposited.causeId(),
                                deposited.recordedAt());
                case PurseEvent.Spent spent -> null;
            };
        }
    }

    /** The Avro form of a deposit. */
    public static BudgetAllocated allocated(
            UUID eventId, String purse, long amountFen, Instant at) {
        return BudgetAllocated.newBuilder()
                .setEventId(eventId.toString())
                .setEffectiveAt(at)
                .setRecordedAt(at)
                .setPot(purse)
                .setRegion("310000")
                .setProgramme("310000-COMPUTE")
                .setFiscalYear(2026)
                .setAmountFen(amountFen)
                .setDrawnFromPlan(false)
                .setDocument("test")
                .build();
    }

    private record FactsAreDeposited(Commands commands, String topic) implements FactHandler {

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public boolean needsItsCause(IncomingFact fact) {
            return true;
        }

        @Override
        public Reception receive(IncomingFact fact) {
            BudgetAllocated allocated = (BudgetAllocated) fact.value();
            if (BUGS.contains(allocated.getPot())) {
                // an event is applied before it breaks, as a real bug would
                commands.within(new Purse.Break(allocated.getPot()));
            }
            if (fact.key().startsWith("needs-money") && !fact.overdue()) {
                Outcome<Long> spent =
                        commands.within(
                                new Purse.Spend(allocated.getPot(), allocated.getAmountFen()));
                return spent instanceof Outcome.Refused<Long>
                        ? Reception.notYet("not enough money yet")
                        : Reception.taken();
            }
            commands.within(
                    new Purse.Deposit(
                            allocated.getPot(),
                            allocated.getAmountFen(),
                            fact.eventId(),
                            fact.causeId(),
                            fact.receivedAt()));
            return Reception.taken();
        }
    }
}
