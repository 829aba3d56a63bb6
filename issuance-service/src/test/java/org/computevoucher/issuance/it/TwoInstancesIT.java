package org.computevoucher.issuance.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What two instances promise together, and close together. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT extends TwoInstances {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int REQUESTS = 300;
    private static final int CALLERS = 16;
    private static final long FACE_FEN = 100;
    private static final long CAP_FEN = 3 * FACE_FEN;

    /** A hundred faces fit, and a rest is left that no face fits in. */
    private static final long ALLOCATED_FEN = 100 * FACE_FEN + 50;

    /** They ask for much more than the cap; the first two share it. */
    private static final List<String> GREEDY = codes(8_000, 5);

    private static final Set<String> GROUP = Set.of(GREEDY.get(0), GREEDY.get(1));
    private static final List<String> MODEST = codes(8_100, 99);
    private static final List<String> LATE = codes(8_900, 2);

    /** An answer, who asked for it, and which instance gave it. */
    private record Asked(String enterprise, int instance, Answer answer) {

        boolean isApplication() {
            return answer.status() == 201
                    && answer.body().has("applicationId")
                    && answer.body().has("requestedFen");
        }

        boolean isGranted() {
            return answer.status() == 201 && (!isApplication() || outcome().equals("GRANTED"));
        }

        String outcome() {
            return answer.status() == 201
                    ? answer.body().path("status").asString()
                    : answer.reason();
        }

        String voucherId() {
            JsonNode body = answer.body();
            return (isApplication() ? body.path("voucher") : body).path("voucherId").asString();
        }
    }

    @Test
    @Order(1)
    void two_instances_driven_at_once_never_promise_more_than_the_pot_holds() throws Exception {
        String programme = "310000-TWICE";
        String pot = programme + "-" + year;
        publish(
                plain(programme)
                        .replace("\"yearlyCapFen\": null", "\"yearlyCapFen\": " + CAP_FEN)
                        .replace("\"SME\", \"LARGE\", \"RESEARCH\", \"UNIVERSITY\"", "\"SME\""));
        MODEST.forEach(this::register);
        GREEDY.forEach(this::registerGreedy);
        allocated(pot, ALLOCATED_FEN);
        bothSay(pot, ALLOCATED_FEN, ALLOCATED_FEN, 0);

        List<Asked> all = drive(pot);

        List<Asked> granted = all.stream().filter(Asked::isGranted).toList();
        assertThat(granted).hasSize(100);
        assertThat(all)
                .filteredOn(asked -> !asked.isGranted())
                .extracting(Asked::outcome)
                .contains("YEARLY_CAP_EXCEEDED", "WAITLISTED")
                .containsAnyOf("ENVELOPE_EXHAUSTED", "OTHERS_WAIT_BEFORE")
                .isSubsetOf(
                        "YEARLY_CAP_EXCEEDED",
                        "ENVELOPE_EXHAUSTED",
                        "OTHERS_WAIT_BEFORE",
                        "WAITLISTED",
                        "REFUSED");
        assertThat(granted.stream().map(Asked::instance)).contains(0, 1);
        // nothing came back meanwhile, so what fits at the end has fitted all the time
        bothSay(pot, ALLOCATED_FEN, ALLOCATED_FEN - 100 * FACE_FEN, 100 * FACE_FEN);
        List<VoucherIssued> issued = issuedOf(pot, 100);
        assertThat(issued)
                .extracting(VoucherIssued::getVoucherId)
                .containsExactlyInAnyOrderElementsOf(
                        granted.stream().map(Asked::voucherId).toList());
        assertThat(issued).extracting(VoucherIssued::getSerialNumber).doesNotHaveDuplicates();
        nobodyIsAboveTheCap(issued);
        granted.forEach(one -> bothAnswerAlike(VOUCHERS + "/" + one.voucherId()));
        bothAnswerAlike(APPLICATIONS + "?limit=100&pot=" + pot);
        bothAnswerAlike(
                "/api/v1/envelopes/%s/usage?from=%d-01-01&to=%d-12-31".formatted(pot, year, year));

        whatOneDoesIsKnownToTheOther(
                pot,
                (int) granted.stream().filter(one -> !one.isApplication()).count(),
                (int) all.stream().filter(Asked::isApplication).count());
    }

    /** One of them serves those who wait, and each is told what the other did not see. */
    private void whatOneDoesIsKnownToTheOther(String pot, int direct, int applications) {
        allocated(pot, REQUESTS * FACE_FEN);
        soon().until(
                        () ->
                                applications(pot, "GRANTED") + applications(pot, "REFUSED")
                                        == applications);
        int granted = applications(pot, "GRANTED");

        for (int one = 0; one < instances.size(); one++) {
            int other = 1 - one;
            String enterprise = LATE.get(one);
            assertThat(late(other, "unknown", pot, enterprise).with(422).reason())
                    .isEqualTo("APPLICANT_NOT_REGISTERED");
            enter(
                    one,
                    ENTERPRISES,
                    registration(enterprise, "310000").replace("\"GROUP-7\"", "null"));
            late(other, "registered", pot, enterprise).with(201);
            enter(
                    one,
                    ENTERPRISES + "/" + enterprise + "/changes",
                    registration(enterprise, "310000")
                            .replace("\"GROUP-7\"", "null")
                            .replace("\"enterprise\": \"" + enterprise + "\",", "")
                            .replace("2024", "2025")
                            .replace("SME", "LARGE"));
            assertThat(late(other, "changed", pot, enterprise).with(422).reason())
                    .isEqualTo("CLASS_NOT_ELIGIBLE");
        }

        List<VoucherIssued> issued = issuedOf(pot, direct + granted + LATE.size());
        long promised = issued.size() * FACE_FEN;
        long allocated = ALLOCATED_FEN + REQUESTS * FACE_FEN;
        bothSay(pot, allocated, allocated - promised, promised);
        nobodyIsAboveTheCap(issued);
    }

    private void enter(int instance, String path, String body) {
        instances.get(instance).post(path, "enter-" + path + body.hashCode(), body).with(201);
    }

    private Answer late(int instance, String key, String pot, String enterprise) {
        return instances
                .get(instance)
                .post(
                        VOUCHERS,
                        "late-" + key + instance,
                        request(pot, FACE_FEN).replace(ENTERPRISE, enterprise));
    }

    /** Two issues and an application in turn, and one instance and the other in turn. */
    private List<Asked> drive(String pot) throws Exception {
        List<Future<Asked>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < REQUESTS; i++) {
                int number = i;
                running.add(callers.submit(() -> ask(pot, number)));
            }
        }
        List<Asked> all = new ArrayList<>();
        for (Future<Asked> one : running) {
            all.add(one.get());
        }
        return all;
    }

    private Asked ask(String pot, int number) {
        boolean greedy = number / 3 % 3 == 0;
        String enterprise =
                greedy
                        ? GREEDY.get(number / 9 % GREEDY.size())
                        : MODEST.get(number % MODEST.size());
        int instance = number % 2;
        ServiceHttp to = instances.get(instance);
        String key = "twice-" + number;
        Answer answer =
                number % 3 == 2
                        ? to.post(APPLICATIONS, key, application(pot, enterprise, FACE_FEN))
                        : to.post(
                                VOUCHERS,
                                key,
                                request(pot, FACE_FEN).replace(ENTERPRISE, enterprise));
        return new Asked(enterprise, instance, answer);
    }

    @Test
    @Order(2)
    void both_watch_the_calendar_and_each_voucher_is_closed_once() {
        String programme = "310000-EXPIRY";
        String pot = programme + "-" + year;
        publish(
                plain(programme)
                        .replace("YEAR_START", "ISSUE_DAY")
                        .replace("\"validityDays\": null", "\"validityDays\": 365")
                        .replace("\"graceDays\": 30", "\"graceDays\": 0"));
        register(ENTERPRISE);
        allocated(pot, 50 * FACE_FEN);
        bothSay(pot, 50 * FACE_FEN, 50 * FACE_FEN, 0);
        LocalDate today = CLOCK.instant().atZone(SHANGHAI).toLocalDate();
        List<String> due =
                IntStream.range(0, 40)
                        .mapToObj(i -> issuedFor(i, pot, today, today))
                        .map(answer -> answer.with(201).text("voucherId"))
                        .toList();
        issuedOf(pot, 40);

        CLOCK.advance(Duration.ofDays(2));

        due.forEach(voucher -> instances.forEach(from -> becomes(from, voucher, "CLOSING")));
        // what is issued now is published after all that was asked before
        LocalDate later = today.plusDays(2);
        Answer marker = issuedFor(40, pot, later, later.plusDays(30)).with(201);
        issuedOf(pot, 41);
        assertThat(closuresOf(pot))
                .extracting(VoucherClosureRequested::getVoucherId)
                .containsExactlyInAnyOrderElementsOf(due);

        for (String voucher : due) {
            VoucherClosed closed = closed(voucher, pot);
            topics.publish(voucher, closed);
            topics.publish(voucher, closed);
        }

        due.forEach(voucher -> instances.forEach(from -> becomes(from, voucher, "CLOSED")));
        bothSay(pot, 50 * FACE_FEN, 49 * FACE_FEN, FACE_FEN);
        instances.forEach(from -> becomes(from, marker.text("voucherId"), "ISSUED"));
    }

    private Answer issuedFor(int number, String pot, LocalDate first, LocalDate last) {
        return instances
                .get(number % 2)
                .post(
                        VOUCHERS,
                        "expiry-" + number,
                        request(pot, FACE_FEN)
                                .replace(year + "-01-01", first.toString())
                                .replace(year + "-12-31", last.toString())
                                .replace("\"graceDays\": 30", "\"graceDays\": 0"));
    }

    private VoucherClosed closed(String voucher, String pot) {
        Instant now = CLOCK.instant();
        return new VoucherClosed(
                UUID.randomUUID().toString(),
                now,
                now,
                voucher,
                pot,
                pot.substring(0, 6),
                FACE_FEN,
                "EXPIRED");
    }

    private void publish(String publication) {
        http.post(PROGRAMMES, "two-" + publication.hashCode(), publication).with(201);
    }

    private void registerGreedy(String enterprise) {
        if (GROUP.contains(enterprise)) {
            http.post(ENTERPRISES, "prepare-" + enterprise, registration(enterprise, "310000"))
                    .with(201);
        } else {
            register(enterprise);
        }
    }

    private static void nobodyIsAboveTheCap(List<VoucherIssued> issued) {
        assertThat(facesBy(issued, VoucherIssued::getEnterprise).values())
                .allMatch(fen -> fen <= CAP_FEN);
        assertThat(
                        facesBy(issued, one -> GROUP.contains(one.getEnterprise()))
                                .getOrDefault(true, 0L))
                .isBetween(FACE_FEN, CAP_FEN);
    }

    private static <K> Map<K, Long> facesBy(
            List<VoucherIssued> issued, Function<VoucherIssued, K> holder) {
        return issued.stream().collect(groupingBy(holder, summingLong(VoucherIssued::getFaceFen)));
    }

    private int applications(String pot, String status) {
        String list = APPLICATIONS + "?limit=100&pot=" + pot + "&status=" + status;
        return http.get(list).ok().path("applications").size();
    }

    private static List<String> codes(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(IssuanceIT::enterprise).toList();
    }
}
