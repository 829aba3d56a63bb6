package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.ledger.suspense.WhenFactIsInSuspenseThenAlert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Vouchers whose money never seems to come, and then does. */
class SuspenseIT extends LedgerIT {

    private static final String REGION = "350200";
    private static final String POT = "350200-COMPUTE-2026";

    private final Logger logger =
            (Logger) LoggerFactory.getLogger(WhenFactIsInSuspenseThenAlert.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @Autowired private MeterRegistry meters;

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(told);
    }

    @Test
    void what_lies_in_suspense_is_seen_and_counted_until_its_money_comes() {
        UUID first = issue(100);
        JsonNode open = awaitItems("state=open", 1).getFirst();
        UUID second = issue(50);
        awaitItems("state=open", 2);

        assertThat(open.path("entryNumber").asLong()).isEqualTo(1);
        assertThat(open.path("factId").asString()).isEqualTo(first.toString());
        assertThat(open.path("pot").asString()).isEqualTo(POT);
        assertThat(open.path("suspenseReason").asString()).isEqualTo("AVAILABLE_INSUFFICIENT");
        assertThat(open.path("missingFen").asLong()).isEqualTo(100);
        JsonNode line = open.path("waiting").path(0);
        assertThat(line.path("account").asString()).isEqualTo("available:" + POT);
        assertThat(line.path("amountFen").asLong()).isEqualTo(-100);
        assertThat(open.path("clearedByEntryNumber").isNull()).isTrue();
        awaitGauges(2, 150);
        pagesGoOnWhereTheLastOneEnded();

        UUID most = http().allocate(POT, "at-last", 149, false).eventId();
        List<JsonNode> cleared = awaitItems("state=cleared", 1);

        assertThat(cleared.getFirst().path("entryNumber").asLong()).isEqualTo(1);
        assertThat(cleared.getFirst().path("clearedByEntryNumber").asLong()).isEqualTo(4);
        assertThat(cleared.getFirst().path("clearedAt").isNull()).isFalse();
        assertThat(awaitItems("state=open", 1).getFirst().path("factId").asString())
                .isEqualTo(second.toString());
        theClearingIsAnEntryOfItsOwn();
        UUID rest = http().allocate(POT, "the-rest", 1, false).eventId();
        awaitItems("state=cleared", 2);
        awaitItems("state=open", 0);
        awaitGauges(0, 0);
        assertThat(items("limit=500")).hasSize(2);
        assertThat(lines())
                .containsExactly(
                        "ERROR book 350200 entry 1: fact "
                                + first
                                + " (computevoucher.voucher.v1.VoucherIssued) is in suspense:"
                                + " AVAILABLE_INSUFFICIENT",
                        "ERROR book 350200 entry 2: fact "
                                + second
                                + " (computevoucher.voucher.v1.VoucherIssued) is in suspense:"
                                + " AVAILABLE_INSUFFICIENT",
                        "INFO book 350200 entry 4: entry 1 is out of suspense by fact " + most,
                        "INFO book 350200 entry 6: entry 2 is out of suspense by fact " + rest);
    }

    private List<String> lines() {
        return List.copyOf(told.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .filter(line -> line.contains("book " + REGION))
                .toList();
    }

    private void pagesGoOnWhereTheLastOneEnded() {
        JsonNode page = http().get("/api/v1/suspense?limit=1&region=" + REGION).ok();
        assertThat(page.path("items")).hasSize(1);
        String next = page.path("next").asString();
        assertThat(items("limit=2&after=" + next))
                .extracting(item -> item.path("entryNumber").asLong())
                .containsExactly(2L);
        assertThat(
                        http().get("/api/v1/suspense?state=open&limit=1&after=350199-9")
                                .ok()
                                .path("items")
                                .path(0)
                                .path("book")
                                .asString())
                .isEqualTo(REGION);
    }

    private void theClearingIsAnEntryOfItsOwn() {
        JsonNode entries =
                soon().until(
                                () ->
                                        http().get("/api/v1/entries?region=" + REGION)
                                                .body()
                                                .path("entries"),
                                found -> found.size() == 4);
        JsonNode suspended = entries.path(0);
        JsonNode clearing = entries.path(3);
        assertThat(clearing.path("clearsEntryNumber").asLong()).isEqualTo(1);
        assertThat(clearing.path("factId").asString())
                .isEqualTo(suspended.path("eventId").asString());
        assertThat(clearing.path("source")).isEqualTo(entries.path(2).path("source"));
        assertThat(http().balanceFen("suspense:" + POT)).isEqualTo(-50);
        assertThat(http().balanceFen("available:" + POT)).isEqualTo(49);
        assertThat(http().balanceFen("outstanding:" + POT)).isEqualTo(150);
    }

    private UUID issue(long fen) {
        UUID voucher = UUID.randomUUID();
        return facts().publish(
                        voucher.toString(),
                        AvroSamples.issued(POT, voucher, fen),
                        UUID.randomUUID());
    }

    private List<JsonNode> awaitItems(String query, int count) {
        return soon().until(() -> items(query), items -> items.size() == count);
    }

    private List<JsonNode> items(String query) {
        return http().get("/api/v1/suspense?region=" + REGION + '&' + query)
                .ok()
                .path("items")
                .valueStream()
                .toList();
    }

    private void awaitGauges(double items, double fen) {
        soon().untilAsserted(
                        () -> {
                            assertThat(gauge("computevoucher.ledger.suspense.open"))
                                    .isEqualTo(items);
                            assertThat(gauge("computevoucher.ledger.suspense.open.fen"))
                                    .isEqualTo(fen);
                        });
    }

    private double gauge(String name) {
        Gauge gauge = meters.find(name).tag("region", REGION).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }
}
