package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.MovableClock;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What becomes of a voucher after its issue; the test plays redemption, and moves the clock. */
@Import(VoucherLifeIT.Time.class)
@TestPropertySource(
        properties = {"computevoucher.expiry.poll=100ms", "computevoucher.expiry.batch-limit=2"})
class VoucherLifeIT extends IssuanceIT {

    private static final String HOLDER = "91330100799655058B";
    private static final String OTHER = "91310115MA1K4QBT2Y";
    private static final String REGION = "320500";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired private MovableClock clock;

    @Autowired
    @Qualifier("whenGraceIsOverThenAskForClosure")
    private SmartLifecycle calendar;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock(Duration.ofDays(30));
        }
    }

    @Test
    void suspended_resumed_returned_in_part_and_cancelled() {
        String pot = pot("COMPUTE", 10_000);
        String voucher = issued(pot, HOLDER, 1_000);
        String path = VOUCHERS + "/" + voucher;

        // a moment after its issue, whatever the rows tell
        String suspension = "{\"reason\": \"UNDER_INVESTIGATION\", \"document\": \"Notice 7\"}";
        Answer suspended =
                office().post(path + "/suspensions", "s1" + voucher, suspension).with(200);
        assertThat(suspended.text("status")).isEqualTo("SUSPENDED");
        assertThat(
                        office().post(path + "/suspensions", "s1" + voucher, suspension)
                                .response()
                                .body())
                .isEqualTo(suspended.response().body());
        assertThat(
                        office().post(path + "/suspensions", "s2" + voucher, suspension)
                                .with(422)
                                .reason())
                .isEqualTo("VOUCHER_SUSPENDED");
        becomes(voucher, "SUSPENDED", suspended);
        Answer resumed = post(path + "/resumptions", "{\"document\": \"Notice 8\"}").with(200);
        assertThat(resumed.body().path("suspendedFrom").isNull()).isTrue();
        becomes(voucher, "ISSUED", resumed);

        Answer returned =
                http.as(Role.ENTERPRISE, HOLDER)
                        .post(path + "/returns", "r1" + voucher, "{\"amountFen\": 300}")
                        .with(202);
        assertThat(returned.fen("pendingReturnFen")).isEqualTo(300);
        assertThat(returned.fen("faceFen")).isEqualTo(1_000);
        reduce(voucher, pot, 250, 750, 10);
        Answer reduced = soon().until(() -> http.get(path), answer -> answer.fen("faceFen") == 750);
        assertThat(reduced.body().path("pendingReturnFen").isNull()).isTrue();
        assertThat(reduced.fen("originalFaceFen")).isEqualTo(1_000);
        envelopeBecomes(pot, 10_000, 9_250, 750);

        Answer cancelled = post(path + "/cancellations", "{\"document\": \"Notice 9\"}").with(202);
        assertThat(cancelled.text("closingReason")).isEqualTo("CANCELLED");
        becomes(voucher, "CLOSING", cancelled);
        close(voucher, pot, 10, "CANCELLED");
        Answer closed = becomes(voucher, "CLOSED");
        assertThat(closed.fen("unusedFen")).isEqualTo(10);
        envelopeBecomes(pot, 10_000, 9_260, 740);
        assertThat(post(path + "/returns", "{\"amountFen\": 1}").with(422).reason())
                .isEqualTo("VOUCHER_CLOSED");

        List<Fact> facts = facts(voucher, 5);
        assertThat(facts)
                .extracting(fact -> (Object) fact.value().getClass())
                .containsExactly(
                        VoucherIssued.class,
                        VoucherSuspended.class,
                        VoucherResumed.class,
                        VoucherReductionRequested.class,
                        VoucherClosureRequested.class);
        assertThat(facts.subList(1, 5))
                .allSatisfy(
                        fact ->
                                assertThat(fact.headers())
                                        .containsEntry("ce_causationid", facts.getFirst().id()));
    }

    @Test
    void what_fell_due_while_the_calendar_stood_still_asks_for_closure_once() {
        String pot = pot("DATA", 10_000);
        LocalDate lastDay = today().plusDays(1);
        List<String> due =
                List.of(
                        issuedUntil(pot, lastDay),
                        issuedUntil(pot, lastDay),
                        issuedUntil(pot, lastDay));
        String cancelled = issuedUntil(pot, lastDay);
        String later = issuedUntil(pot, lastDay.plusDays(30));
        suspend(due.getLast());
        post(VOUCHERS + "/" + cancelled + "/cancellations", "{\"document\": \"d\"}").with(202);
        becomes(due.getLast(), "SUSPENDED");
        becomes(cancelled, "CLOSING");
        becomes(later, "ISSUED");

        calendar.stop();
        clock.advance(Duration.ofDays(3));
        calendar.start();

        due.forEach(voucher -> becomes(voucher, "CLOSING"));
        String fallsDueNow = issuedUntil(pot, today());
        clock.advance(Duration.ofDays(1));
        becomes(fallsDueNow, "CLOSING");
        calendar.stop();
        calendar.start();
        calendar.stop();
        // what is issued now is published after all that was asked before
        assertThat(facts(issuedUntil(pot, today()), 1)).hasSize(1);
        calendar.start();
        Instant end = lastDay.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        for (String voucher : due) {
            assertThat(closuresOf(voucher))
                    .singleElement()
                    .satisfies(
                            closure -> {
                                assertThat(closure.getReason()).isEqualTo("EXPIRED");
                                assertThat(closure.getEffectiveAt()).isEqualTo(end);
                                assertThat(closure.getRecordedAt())
                                        .isAfter(end.plus(Duration.ofDays(1)));
                            });
        }
        assertThat(closuresOf(cancelled))
                .singleElement()
                .extracting(VoucherClosureRequested::getReason)
                .isEqualTo("CANCELLED");
        assertThat(closuresOf(later)).isEmpty();

        close(due.getFirst(), pot, 60, "EXPIRED");
        becomes(due.getFirst(), "CLOSED");
        envelopeBecomes(pot, 10_000, 9_360, 640);
    }

    @Test
    void nobody_reaches_a_voucher_of_others_by_its_id() {
        String pot = pot("MODEL", 10_000);
        String voucher = issued(pot, HOLDER, 1_000);
        ServiceHttp foreignOffice = http.as(Role.OFFICE, "110000");
        ServiceHttp foreignHolder = http.as(Role.ENTERPRISE, OTHER);
        String path = VOUCHERS + "/" + voucher;

        for (String unknown : List.of(path, VOUCHERS + "/" + UUID.randomUUID())) {
            refusedAsUnknown(
                    foreignOffice,
                    unknown + "/suspensions",
                    "{\"reason\": \"OTHER\", \"document\": \"d\"}");
            refusedAsUnknown(foreignOffice, unknown + "/resumptions", "{\"document\": \"d\"}");
            refusedAsUnknown(foreignOffice, unknown + "/cancellations", "{\"document\": \"d\"}");
            refusedAsUnknown(foreignOffice, unknown + "/returns", "{\"amountFen\": 9999}");
            refusedAsUnknown(foreignHolder, unknown + "/returns", "{\"amountFen\": 9999}");
        }
        becomes(voucher, "ISSUED");
        assertThat(facts(voucher, 1)).hasSize(1);
    }

    @Test
    void a_page_begins_after_a_voucher_that_the_caller_may_see() {
        String pot = pot("PAGES", 10_000);
        List<String> vouchers =
                List.of(
                        issued(pot, HOLDER, 100),
                        issued(pot, HOLDER, 100),
                        issued(pot, OTHER, 100));
        vouchers.forEach(voucher -> becomes(voucher, "ISSUED"));
        String list = VOUCHERS + "?enterprise=" + HOLDER + "&pot=" + pot + "&limit=1";
        ServiceHttp holder = http.as(Role.ENTERPRISE, HOLDER);

        Answer first = holder.get(list).with(200);
        assertThat(first.text("next")).isEqualTo(vouchers.getFirst());
        Answer second = holder.get(list + "&after=" + first.text("next")).with(200);
        assertThat(ids(second)).containsExactly(vouchers.get(1));
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(holder.get(list + "&after=" + vouchers.get(2)).with(400).reason())
                .isEqualTo("CURSOR_UNKNOWN");
    }

    @Test
    void vouchers_are_found_by_what_the_office_knows_of_them() {
        String pot = pot("FIND", 10_000);
        String soonOver = issuedUntil(pot, today().plusDays(10));
        String lasting = issuedUntil(pot, today().plusDays(20));
        suspend(lasting);
        becomes(lasting, "SUSPENDED");
        becomes(soonOver, "ISSUED");
        Instant end = today().plusDays(11).atStartOfDay(SHANGHAI).toInstant();
        String list = VOUCHERS + "?pot=" + pot;

        assertThat(ids(http.get(list))).containsExactly(soonOver, lasting);
        assertThat(ids(http.get(list + "&status=SUSPENDED"))).containsExactly(lasting);
        assertThat(ids(http.get(list + "&status=CLOSING"))).isEmpty();
        assertThat(ids(http.get(list + "&expiresBefore=" + end))).isEmpty();
        assertThat(ids(http.get(list + "&expiresBefore=" + end.plusSeconds(1))))
                .containsExactly(soonOver);
        assertThat(ids(http.get(list + "&expiresAfter=" + end))).containsExactly(soonOver, lasting);
        assertThat(ids(http.get(list + "&expiresAfter=" + end.plusSeconds(1))))
                .containsExactly(lasting);
        assertThat(http.get(list + "&expiresAfter=soon").with(400).reason())
                .isEqualTo("PARAMETER_MALFORMED");
    }

    @Test
    void a_voucher_is_found_by_what_is_printed_on_it() {
        String pot = pot("PRINTED", 10_000);
        String voucher = issued(pot, HOLDER, 100);
        String serialNumber = becomes(voucher, "ISSUED").text("serialNumber");
        String list = VOUCHERS + "?serialNumber=";

        // it says of which region it is
        assertThat(ids(office().get(list + serialNumber))).containsExactly(voucher);
        assertThat(http.as(Role.OFFICE, "110000").get(list + serialNumber).with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(ids(office().get(list + serialNumber + "&status=CLOSED"))).isEmpty();
        String mistyped = serialNumber.replace("-0000001-", "-0000007-");
        assertThat(office().get(list + mistyped).with(400).reason())
                .isEqualTo("SERIAL_NUMBER_INVALID");
        assertThat(office().get(list + "7").with(400).reason()).isEqualTo("PARAMETERS_INVALID");
    }

    private void refusedAsUnknown(ServiceHttp caller, String path, String body) {
        assertThat(caller.post(path, UUID.randomUUID().toString(), body).with(404).reason())
                .isEqualTo("VOUCHER_UNKNOWN");
    }

    private Answer post(String path, String body) {
        return office().post(path, UUID.randomUUID().toString(), body);
    }

    private ServiceHttp office() {
        return http.as(Role.OFFICE, REGION);
    }

    /** Of a programme whose vouchers are valid from their issue on and have no days of grace. */
    private String pot(String kind, long amountFen) {
        String programme = REGION + "-" + kind;
        String pot = programme + "-" + year;
        String publication =
                plain(programme)
                        .replace("YEAR_START", "ISSUE_DAY")
                        .replace("\"validityDays\": null", "\"validityDays\": 365")
                        .replace("\"graceDays\": 30", "\"graceDays\": 0");
        http.post(PROGRAMMES, "publish-" + programme, publication).with(201);
        register(HOLDER);
        register(OTHER);
        allocated(pot, amountFen);
        envelopeBecomes(pot, amountFen, amountFen, 0);
        return pot;
    }

    private LocalDate today() {
        return clock.instant().atZone(SHANGHAI).toLocalDate();
    }

    private String issued(String pot, String enterprise, long faceFen) {
        return issued(pot, enterprise, faceFen, today().plusDays(60));
    }

    private String issuedUntil(String pot, LocalDate lastDay) {
        return issued(pot, HOLDER, 100, lastDay);
    }

    private String issued(String pot, String enterprise, long faceFen, LocalDate lastDay) {
        String body =
                """
                {"pot": "%s", "enterprise": "%s", "faceFen": %d, "rateBasisPoints": 8000,
                 "validFrom": "%s", "validTo": "%s", "graceDays": 0, "payee": "ENTERPRISE"}
                """
                        .formatted(pot, enterprise, faceFen, today(), lastDay);
        return post(VOUCHERS, body).with(201).text("voucherId");
    }

    private void suspend(String voucher) {
        post(
                        VOUCHERS + "/" + voucher + "/suspensions",
                        "{\"reason\": \"OTHER\", \"document\": \"d\"}")
                .with(200);
    }

    private Answer becomes(String voucher, String status) {
        return soon().until(
                        () -> http.get(VOUCHERS + "/" + voucher),
                        answer -> answer.status() == 200 && answer.text("status").equals(status));
    }

    /** What was answered is what is told later. */
    private void becomes(String voucher, String status, Answer answered) {
        assertThat(becomes(voucher, status).body()).isEqualTo(answered.body());
    }

    private void reduce(String voucher, String pot, long amountFen, long faceFen, long openFen) {
        Instant now = clock.instant();
        topics.publish(
                voucher,
                new VoucherReduced(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucher,
                        pot,
                        pot.substring(0, 6),
                        amountFen,
                        faceFen,
                        openFen));
    }

    private void close(String voucher, String pot, long unusedFen, String reason) {
        Instant now = clock.instant();
        topics.publish(
                voucher,
                new VoucherClosed(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucher,
                        pot,
                        pot.substring(0, 6),
                        unusedFen,
                        reason));
    }

    private List<Fact> facts(String voucher, int count) {
        return soon().until(() -> factsOf(voucher), facts -> facts.size() == count);
    }

    private List<Fact> factsOf(String voucher) {
        return topics.read(VOUCHER_TOPIC).stream()
                .filter(fact -> fact.key().equals(voucher))
                .toList();
    }

    private List<VoucherClosureRequested> closuresOf(String voucher) {
        return factsOf(voucher).stream()
                .map(Fact::value)
                .filter(VoucherClosureRequested.class::isInstance)
                .map(VoucherClosureRequested.class::cast)
                .toList();
    }

    private static List<String> ids(Answer page) {
        return page.with(200)
                .body()
                .path("vouchers")
                .valueStream()
                .map(voucher -> voucher.path("voucherId").asString())
                .toList();
    }
}
