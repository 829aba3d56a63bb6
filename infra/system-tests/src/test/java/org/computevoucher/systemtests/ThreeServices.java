package org.computevoucher.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.computevoucher.local.Caller;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.LocalIssuer;
import org.computevoucher.local.LocalKafka;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.local.ServiceProcess;
import org.computevoucher.local.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three services as processes, seen from outside: HTTP, and for faults their process ids and
 * databases. Every request carries the token of its caller, of the stack's own issuer; what is read
 * is read by the auditor.
 */
final class ThreeServices implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final LocalIssuer issuer;
    private final String bootstrapServers;
    private final String registryUrl;
    private final AutoCloseable broker;
    private final Running ledger;
    private final Running issuance;
    private final Running redemption;

    /** One service and the database only it writes. */
    record Running(ServiceProcess process, Database database) {

        String url() {
            return process.address();
        }

        long loggedEvents() {
            return loggedEventsByName().values().stream().mapToLong(Long::longValue).sum();
        }

        /** The stored names of the events in its log that belong to a trace. */
        List<String> loggedEventsOf(String traceId) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    database.jdbcUrl(), database.username(), database.password());
                    PreparedStatement events =
                            connection.prepareStatement(
                                    "SELECT event_name FROM event_log WHERE metadata ->> 'traceparent' LIKE ? ORDER BY log_index")) {
                events.setString(1, "00-" + traceId + "-%");
                List<String> names = new ArrayList<>();
                try (ResultSet row = events.executeQuery()) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
                return names;
            } catch (SQLException e) {
                throw new IllegalStateException("the event log could not be read", e);
            }
        }

        /** How many events its log holds, by stored name. */
        Map<String, Long> loggedEventsByName() {
            try (Connection connection =
                            DriverManager.getConnection(
                                    database.jdbcUrl(), database.username(), database.password());
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT event_name, count(*) FROM event_log GROUP BY event_name")) {
                Map<String, Long> counts = new HashMap<>();
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
                return counts;
            } catch (SQLException e) {
                throw new IllegalStateException("the event log could not be counted", e);
            }
        }
    }

    /**
     * Which Avro type each public event has, by service and stored name; all others are private.
     */
    private static final Map<String, String> PUBLIC =
            Map.of(
                    "ledger-service/BudgetPlanned", "computevoucher.budget.v1.BudgetPlanned",
                    "ledger-service/BudgetAllocated", "computevoucher.budget.v1.BudgetAllocated",
                    "ledger-service/EntryPosted", "computevoucher.journal.v1.EntryPosted",
                    "issuance-service/VoucherIssued", "computevoucher.voucher.v1.VoucherIssued",
                    "redemption-service/ComputeConsumed",
                            "computevoucher.consumption.v1.ComputeConsumed",
                    "redemption-service/VoucherClosed",
                            "computevoucher.consumption.v1.VoucherClosed",
                    "redemption-service/SubsidyReimbursed",
                            "computevoucher.settlement.v1.SubsidyReimbursed");

    /** How many events of each Avro type stand in the logs, and so belong on the topics. */
    Map<String, Long> publicEventsLogged() {
        Map<String, Long> counts = new HashMap<>();
        for (Running service : all()) {
            service.loggedEventsByName()
                    .forEach(
                            (name, count) -> {
                                String type = PUBLIC.get(service.process().name() + "/" + name);
                                if (type != null) {
                                    counts.merge(type, count, Long::sum);
                                }
                            });
        }
        return counts;
    }

    /** Where a service's database is made. */
    interface Databases {
        Database create(String name);
    }

    private ThreeServices(
            LocalIssuer issuer,
            String bootstrapServers,
            String registryUrl,
            Databases databases,
            AutoCloseable broker) {
        this.issuer = issuer;
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.broker = broker;
        String run = UUID.randomUUID().toString().substring(0, 8);
        ledger = service("ledger", databases.create("ledger_" + run));
        issuance = service("issuance", databases.create("issuance_" + run));
        redemption = service("redemption", databases.create("redemption_" + run));
    }

    /**
     * The services that all tests of this JVM share which disturb nothing; the parts' JVM hook
     * stops them.
     */
    static ThreeServices undisturbed() {
        return Undisturbed.SERVICES;
    }

    private static final class Undisturbed {
        static final ThreeServices SERVICES = start();
    }

    /**
     * On a broker of their own, so that topics start empty; the other parts are shared by all
     * tests.
     */
    static ThreeServices start() {
        LocalParts parts = LocalParts.shared();
        LocalKafka broker =
                new LocalKafka(
                        LocalParts.temporaryDirectory("kafka"),
                        FreePorts.next(),
                        FreePorts.next(),
                        LocalParts.temporaryDirectory("kafka-log").resolve("kafka.log"),
                        List.of("-XX:TieredStopAtLevel=1"));
        broker.start();
        return start(
                parts.issuer(),
                broker.bootstrapServers(),
                parts.registry().url(),
                parts.postgres()::createDatabase,
                broker::stop);
    }

    static ThreeServices start(
            LocalIssuer issuer,
            String bootstrapServers,
            String registryUrl,
            Databases databases,
            AutoCloseable broker) {
        ThreeServices services =
                new ThreeServices(issuer, bootstrapServers, registryUrl, databases, broker);
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting =
                    services.all().stream()
                            .<Future<?>>map(one -> starters.submit(one.process()::start))
                            .toList();
            for (Future<?> one : starting) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the services did not start", e);
        }
        return services;
    }

    private Running service(String name, Database database) {
        ServiceProcess process =
                ServiceProcess.of(name + "-service")
                        .database(database)
                        .issuer(issuer)
                        .env("COMPUTEVOUCHER_KAFKA_BOOTSTRAPSERVERS", bootstrapServers)
                        .env("COMPUTEVOUCHER_TOPICS_REPLICATIONFACTOR", "1")
                        .env("COMPUTEVOUCHER_SCHEMAREGISTRY_URL", registryUrl)
                        .jvmOption("-XX:TieredStopAtLevel=1")
                        .build();
        return new Running(process, database);
    }

    List<Running> all() {
        return List.of(ledger, issuance, redemption);
    }

    Running ledger() {
        return ledger;
    }

    Running issuance() {
        return issuance;
    }

    Running redemption() {
        return redemption;
    }

    Tokens tokens() {
        return issuer.tokens();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registryUrl;
    }

    /** An HTTP answer: its status, its JSON and the id of the trace that it belongs to. */
    record Answer(int status, JsonNode body, String correlationId) {

        long fen(String field) {
            return body.required(field).longValue();
        }

        String text(String field) {
            return body.required(field).stringValue();
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    Answer post(Caller caller, Running service, String path, String key, ObjectNode body) {
        return send(
                caller,
                HttpRequest.newBuilder(URI.create(service.url() + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer get(Running service, String path) {
        return send(
                Caller.auditor(), HttpRequest.newBuilder(URI.create(service.url() + path)).GET());
    }

    private Answer send(Caller caller, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = send(tokens().of(caller), request);
            if (response.statusCode() == UNAUTHORIZED) {
                response = send(tokens().renew(caller), request);
            }
            return new Answer(
                    response.statusCode(),
                    JSON.readTree(response.body()),
                    response.headers().firstValue("Correlation-Id").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.setHeader("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        all().forEach(one -> one.process().stop());
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}
