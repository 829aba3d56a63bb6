package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import computevoucher.balance_statement.v1.StatedBalance;
import computevoucher.balance_statement.v1.TakenTopic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.computevoucher.ledger.LedgerServiceApplication;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.testkit.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/**
 * The test is issuance and redemption, and states what it likes. About other tests' accounts it
 * states what the book says.
 */
@SpringBootTest(
        classes = LedgerServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "computevoucher.reconciliation.enabled=true",
            "computevoucher.reconciliation.settle-after=200ms"
        })
@DirtiesContext
@Order(Integer.MAX_VALUE) // a second service on the same topics would take them from the first
class ReconciliationIT extends LedgerIT {

    private static final String CENTRE = "dc-reconciled";

    /** After that much nothing becomes of a statement any more. */
    private static final Duration PASSED_OVER = Duration.ofSeconds(25);

    private static final int TRIES = 3;

    private final Logger logger =
            (Logger)
                    LoggerFactory.getLogger(
                            "org.computevoucher.ledger.reconciliation.DifferenceAlert");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @Autowired private JdbcTemplate jdbc;
    @Autowired private MeterRegistry meters;

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
        // the ledger listens from here on
        compared(new Stated("redemption", "payable", 0, List.of(), List.of()));
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(told);
    }

    @Test
    void what_stays_different_is_reported_and_cleared_when_it_agrees() {
        String pot = "351100-COMPUTE-2026";
        UUID voucher = used(pot);
        String account = "payable:" + pot + ':' + CENTRE;

        compared(payable(5, pot, 100L));
        compared(payable(5, pot, 100L));
        compared(payable(9, pot, 150L));
        assertThat(differences(pot)).as("at two positions, each in its own state").isEmpty();

        compared(payable(9, pot, 151L));
        assertThat(differences(pot)).as("it may be in motion").isEmpty();
        compared(payable(9, pot, 151L));
        JsonNode found = differences(pot).getFirst();
        assertThat(found.path("account").asString()).isEqualTo(account);
        assertThat(found.path("bookFen").asLong()).isEqualTo(150);
        assertThat(found.path("statedFen").asLong()).isEqualTo(151);
        assertThat(found.path("position").asLong()).isEqualTo(9);
        assertThat(found.path("clearedAt").isNull()).isTrue();
        compared(payable(9, pot, 151L));
        soon().untilAsserted(
                        () -> {
                            assertThat(gauge("differences")).isGreaterThanOrEqualTo(1);
                            assertThat(gauge("age")).isLessThan(3_600);
                        });

        compared(payable(9, pot, 150L));
        assertThat(differences(pot).getFirst().path("clearedAt").isNull()).isFalse();
        soon().untilAsserted(
                        () ->
                                assertThat(lines(pot))
                                        .containsExactly(
                                                "ERROR account %s: the book has 150 fen, redemption states 151 fen at its position 9"
                                                        .formatted(account),
                                                "INFO account %s: the book and redemption agree again at its position 9"
                                                        .formatted(account)));

        aLostRowIsFound(pot);
        aVoucherThatIsNotKnownThereIsNoDifference(pot, voucher);
    }

    private void aLostRowIsFound(String pot) {
        compared(payable(9, pot, null));
        compared(payable(9, pot, null));
        compared(payable(9, pot, null));
        List<JsonNode> found = differences(pot);
        assertThat(found).hasSize(2);
        assertThat(found.getLast().path("bookFen").asLong()).isEqualTo(150);
        assertThat(found.getLast().path("statedFen").asLong()).isZero();
        compared(payable(9, pot, 150L));
        assertThat(differences(pot).getLast().path("clearedAt").isNull()).isFalse();
    }

    /** The voucher has 450 left, of 600. */
    private void aVoucherThatIsNotKnownThereIsNoDifference(String pot, UUID voucher) {
        TakenTopic issue =
                jdbc.query(
                                """
                                SELECT source_topic, source_partition, source_offset FROM entry
                                WHERE voucher_id = ? ORDER BY ledger_number LIMIT 1
                                """,
                                (row, number) ->
                                        new TakenTopic(
                                                row.getString(1), row.getInt(2), row.getLong(3)),
                                voucher)
                        .getFirst();
        List<StatedBalance> others = theBook("outstanding", pot);
        List<TakenTopic> taken = everythingIsTaken();
        List<TakenTopic> elsewhere = new ArrayList<>(taken);
        elsewhere.removeIf(
                it ->
                        it.getTopic().equals(issue.getTopic())
                                && it.getPartition() == issue.getPartition());
        List<TakenTopic> notYet = new ArrayList<>(elsewhere);
        notYet.add(issue);
        for (int i = 0; i < 3; i++) {
            compared(new Stated("redemption", "outstanding", 0, notYet, others));
            compared(new Stated("redemption", "outstanding", 0, elsewhere, others));
        }
        assertThat(differences(pot)).hasSize(2);

        for (int i = 0; i < 3; i++) {
            compared(new Stated("redemption", "outstanding", 0, taken, others));
        }
        JsonNode found = differences(pot).getLast();
        assertThat(found.path("account").asString())
                .isEqualTo("outstanding:" + pot + ':' + voucher);
        assertThat(found.path("bookFen").asLong()).isEqualTo(600);
        List<StatedBalance> all = new ArrayList<>(others);
        all.add(new StatedBalance(pot, voucher.toString(), null, 450L));
        compared(new Stated("redemption", "outstanding", 9, taken, all));
        assertThat(differences(pot).getLast().path("clearedAt").isNull()).isFalse();
    }

    @Test
    void a_service_that_has_taken_nothing_yet_differs_in_nothing() {
        String pot = "351400-COMPUTE-2026";
        http().allocate(pot, "some", 50, false);
        soon().until(() -> http().balanceFen("available:" + pot) == 50);
        List<StatedBalance> others = theBook("available", pot);

        for (int i = 0; i < 3; i++) {
            compared(new Stated("issuance", "available", 0, List.of(), List.of()));
        }
        assertThat(differences(pot)).isEmpty();

        for (int i = 0; i < 3; i++) {
            compared(new Stated("issuance", "available", 99, everythingIsTaken(), others));
        }
        assertThat(differences(pot))
                .singleElement()
                .satisfies(one -> assertThat(one.path("bookFen").asLong()).isEqualTo(50));
        compared(available(99, pot, 50));
    }

    @Test
    void what_is_in_suspense_counts_where_it_belongs() {
        String pot = "351200-COMPUTE-2026";
        http().allocate(pot, "some", 50, false);
        UUID voucher = UUID.randomUUID();
        UUID fact =
                facts().publishAt(
                                3,
                                voucher.toString(),
                                AvroSamples.issued(pot, voucher, 80),
                                UUID.randomUUID());
        soon().until(() -> http().entriesOf(fact).size() == 1);
        soon().until(
                        () ->
                                http().get("/api/v1/suspense?region=351200")
                                                .ok()
                                                .path("items")
                                                .size()
                                        == 1);

        compared(available(2, pot, 50));
        compared(available(2, pot, 50));
        compared(available(3, pot, -30));
        compared(available(3, pot, -30));
        assertThat(differences(pot)).isEmpty();
        compared(available(3, pot, 50));
        compared(available(3, pot, 50));

        assertThat(differences(pot))
                .singleElement()
                .satisfies(one -> assertThat(one.path("bookFen").asLong()).isEqualTo(-30));
        http().allocate(pot, "the-rest", 30, false).with(201);
        soon().until(() -> http().balanceFen("available:" + pot) == 0);
        soon().until(
                        () ->
                                http().get("/api/v1/suspense?region=351200&state=open")
                                        .ok()
                                        .path("items")
                                        .isEmpty());
        compared(available(3, pot, 0));
        assertThat(differences(pot).getFirst().path("clearedAt").isNull())
                .as("cleared from suspense, it is the same")
                .isFalse();
    }

    @Test
    void what_is_no_statement_is_counted_and_passed_over() {
        String pot = "351300-COMPUTE-2026";
        http().allocate(pot, "some", 50, false);
        soon().until(() -> http().get("/api/v1/pots/" + pot).status() == 200);
        double before = refused();
        String topic = "computevoucher.balance-statement.v1";
        facts().publishOn(topic, "redemption/payable", AvroSamples.allocated(pot, 1, false));
        send(new Stated("nobody", "available", 1, List.of(), List.of()));
        send(new Stated("redemption", "available", 1, List.of(), List.of()));
        send(new Stated("redemption", "payable", -1, List.of(), List.of()));
        send(
                new Stated(
                        "redemption",
                        "outstanding",
                        1,
                        List.of(),
                        List.of(new StatedBalance(pot, "no uuid", null, 1L))));
        send(
                new Stated(
                        "redemption",
                        "payable",
                        1,
                        List.of(),
                        List.of(new StatedBalance("no pot", null, CENTRE, 1L))));
        send(
                new Stated(
                        "redemption",
                        "payable",
                        1,
                        List.of(),
                        List.of(new StatedBalance(pot, null, null, 1L))));

        compared(available(1, pot, 50));

        assertThat(refused()).isEqualTo(before + 7);
        assertThat(differences(pot)).isEmpty();
    }

    private double refused() {
        return meters.counter("computevoucher.ledger.reconciliation.refused").count();
    }

    /** A voucher over 600, of which 100 are used at 5 and 50 at 9. */
    private UUID used(String pot) {
        UUID voucher = UUID.randomUUID();
        UUID allocation = http().allocate(pot, "all", 1_000, false).eventId();
        UUID issue =
                facts().publishAt(
                                1,
                                voucher.toString(),
                                AvroSamples.issued(pot, voucher, 600),
                                allocation);
        facts().publishAt(
                        5,
                        voucher.toString(),
                        AvroSamples.consumed(pot, voucher, 125, 100, CENTRE),
                        issue);
        facts().publishAt(
                        9,
                        voucher.toString(),
                        AvroSamples.consumed(pot, voucher, 63, 50, CENTRE),
                        issue);
        String account = "payable:" + pot + ':' + CENTRE;
        soon().until(
                        () ->
                                http().get("/api/v1/balances?account=" + account)
                                                .body()
                                                .path("balanceFen")
                                                .asLong()
                                        == 150);
        return voucher;
    }

    /**
     * @param fen null: not named
     */
    private Stated payable(long position, String pot, @Nullable Long fen) {
        List<StatedBalance> items = theBook("payable", pot);
        if (fen != null) {
            items.add(new StatedBalance(pot, null, CENTRE, fen));
        }
        return new Stated("redemption", "payable", position, List.of(), items);
    }

    private Stated available(long position, String pot, long fen) {
        List<StatedBalance> items = theBook("available", pot);
        items.add(new StatedBalance(pot, null, null, fen));
        return new Stated("issuance", "available", position, everythingIsTaken(), items);
    }

    /** The services have taken whatever the ledger has. */
    private List<TakenTopic> everythingIsTaken() {
        return jdbc.query(
                "SELECT topic, partition, next_offset FROM intake_offset",
                (row, number) -> new TakenTopic(row.getString(1), row.getInt(2), row.getLong(3)));
    }

    /**
     * Sends it and waits until it is compared. One that comes before the ledger listens, or that it
     * is not ready for in time, is passed over: so it is stated anew, as services do all the time.
     */
    private void compared(Stated stated) {
        for (int tries = 1; ; tries++) {
            UUID id = send(stated);
            try {
                soon().atMost(PASSED_OVER).until(() -> isCompared(id));
                return;
            } catch (ConditionTimeoutException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean isCompared(UUID statement) {
        return http().get("/api/v1/reconciliation")
                .ok()
                .path("runs")
                .valueStream()
                .anyMatch(run -> run.path("statementId").asString().equals(statement.toString()));
    }

    private UUID send(Stated stated) {
        return stated.send(facts());
    }

    private List<StatedBalance> theBook(String kind, String but) {
        return Stated.theBook(jdbc, kind, but);
    }

    /** Those of a pot's region that were ever reported, in their order. */
    private List<JsonNode> differences(String pot) {
        return http.as(Role.FINANCE, pot.substring(0, 6))
                .get("/api/v1/reconciliation/differences?limit=500&region=" + pot.substring(0, 6))
                .ok()
                .path("differences")
                .valueStream()
                .toList();
    }

    private List<String> lines(String pot) {
        return List.copyOf(told.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .filter(line -> line.contains(pot))
                .toList();
    }

    private double gauge(String name) {
        Gauge gauge =
                meters.find("computevoucher.ledger.reconciliation." + name)
                        .tag("kind", "payable")
                        .gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }
}
