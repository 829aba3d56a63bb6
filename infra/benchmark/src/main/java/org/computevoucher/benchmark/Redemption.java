package org.computevoucher.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.local.Caller;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.local.ServiceProcess;

/**
 * The redemption service as a process, with one data centre and the vouchers that it is used by.
 */
final class Redemption implements AutoCloseable {

    static final String CENTRE = "DC-BENCH-01";
    static final long COST_FEN = 1_000;
    private static final String REGION = "310000";

    /** Stands once in each answer that has figures, and only accepted records have. */
    private static final Pattern ACCEPTED = Pattern.compile("\"subsidyFen\":\\d");

    /** Of the charge periods, which are over. */
    private final Instant end = Instant.now().minus(Duration.ofHours(1));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<UUID> vouchers;
    private final LocalParts parts;
    private final Database database;
    private final ServiceProcess process;

    Redemption(LocalParts parts, int vouchers) {
        this.parts = parts;
        this.vouchers = Stream.generate(UUID::randomUUID).limit(vouchers).toList();
        database = parts.postgres().createDatabase("redemption");
        process =
                ServiceProcess.of("redemption-service")
                        .database(database)
                        .issuer(parts.issuer())
                        .kafka(parts.kafka())
                        .registry(parts.registry())
                        // one client alone makes all of the load here
                        .env("COMPUTEVOUCHER_LIMITS_WRITES_PERSECOND", "1000000")
                        .env("COMPUTEVOUCHER_LIMITS_WRITES_BURST", "1000000")
                        .build();
    }

    /** Returns when it knows the data centre and all vouchers. */
    void start(KafkaReports kafka) throws Exception {
        process.start();
        register();
        for (UUID voucher : vouchers) {
            kafka.issue(voucher, REGION, end);
        }
        for (UUID voucher : vouchers) {
            while (get("/api/v1/voucher-accounts/" + voucher) != 200) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private void register() throws Exception {
        Caller office = Caller.office(REGION);
        var _ =
                post(
                        office,
                        "/data-centres",
                        """
                        {"dataCentre": "%s", "name": "Benchmark", "region": "%s", "hardwareClass": "H800",
                         "firstDay": "2025-01-01", "document": "Notice 1"}"""
                                .formatted(CENTRE, REGION));
        var _ =
                post(
                        office,
                        "/data-centres/" + CENTRE + "/statuses",
                        """
                        {"status": "APPROVED", "from": "2025-01-01T00:00:00+08:00", "reason": "INSPECTION",
                         "evidence": "Report 1"}""");
    }

    UUID anyVoucher() {
        return vouchers.get(ThreadLocalRandom.current().nextInt(vouchers.size()));
    }

    Instant endOfUsage() {
        return end;
    }

    /** Posts so many new records in one request. */
    int report(int records) throws Exception {
        String body =
                records == 1
                        ? record()
                        : IntStream.range(0, records)
                                .mapToObj(number -> record())
                                .collect(Collectors.joining(",", "{\"records\":[", "]}"));
        String answer = post(Caller.dataCentre(CENTRE), "/consumptions", body);
        long accepted = ACCEPTED.matcher(answer).results().count();
        if (accepted != records) {
            throw new IllegalStateException(
                    "%d of %d accepted: %.500s".formatted(accepted, records, answer));
        }
        return records;
    }

    private String record() {
        return """
               {"dataCentre":"%s","usageId":"%s","voucherId":"%s","chargePeriodStart":"%s","chargePeriodEnd":"%s","billedCostFen":%d}"""
                .formatted(
                        CENTRE,
                        UUID.randomUUID(),
                        anyVoucher(),
                        end.minus(Duration.ofHours(1)),
                        end,
                        COST_FEN);
    }

    private String post(Caller caller, String path, String body) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        request(caller, "/api/v1" + path)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private int get(String path) throws Exception {
        return http.send(
                        request(Caller.auditor(), path).GET().build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(Caller caller, String path) {
        return HttpRequest.newBuilder(URI.create(process.address() + path))
                .header("Authorization", "Bearer " + parts.issuer().tokens().of(caller));
    }

    /** How many usage records its event log holds: each that was acknowledged is there once. */
    long booked() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT count(*) FROM event_log WHERE event_name = 'ComputeConsumed'")) {
            var _ = row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
