package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;

/** What the service is for, from beginning to end. */
class IssuanceStoryIT extends IssuanceIT {

    @Test
    void a_budget_becomes_vouchers_and_what_they_do_not_use_comes_back() {
        String pot = "310000-COMPUTE-" + year;
        prepare(pot);
        assertThat(issue("too early", pot, 80_000_000).with(422).reason())
                .isEqualTo("ENVELOPE_EXHAUSTED");

        UUID allocation = allocate(pot, 60_000_000_000L);
        envelopeBecomes(pot, 60_000_000_000L, 60_000_000_000L, 0);

        Answer first = issue("first", pot, 80_000_000).with(201);
        Answer second = issue("second", pot, 20_000_000).with(201);
        assertThat(first.text("status")).isEqualTo("ISSUED");
        assertThat(first.text("validFrom")).isEqualTo((year - 1) + "-12-31T16:00:00Z");
        assertThat(first.text("validUntil")).isEqualTo(year + "-12-31T16:00:00Z");
        assertThat(first.text("reportableUntil")).isEqualTo((year + 1) + "-01-30T16:00:00Z");
        envelopeBecomes(pot, 60_000_000_000L, 59_900_000_000L, 100_000_000);
        assertThat(voucherBecomes(first, "ISSUED").body()).isEqualTo(first.body());

        List<Fact> facts = issuedFrom(pot, 2);
        assertThat(facts)
                .allSatisfy(
                        fact -> {
                            VoucherIssued issued = (VoucherIssued) fact.value();
                            assertThat(fact.key()).isEqualTo(issued.getVoucherId());
                            assertThat(fact.id()).isEqualTo(issued.getEventId());
                            assertThat(fact.headers())
                                    .containsEntry("ce_type", VOUCHER_TOPIC + ".VoucherIssued")
                                    .containsEntry("ce_source", "/computevoucher/issuance");
                        });
        Map<String, String> causeOf =
                facts.stream()
                        .collect(
                                Collectors.toMap(
                                        Fact::id, fact -> fact.headers().get("ce_causationid")));
        assertThat(causeOf)
                .containsEntry(first.text("eventId"), allocation.toString())
                .containsEntry(second.text("eventId"), first.text("eventId"));

        close(pot, first, 30_000_000, "EXPIRED");
        voucherBecomes(first, "CLOSED");
        envelopeBecomes(pot, 60_000_000_000L, 59_930_000_000L, 70_000_000);
        assertThat(issue("first", pot, 80_000_000).with(201).response().body())
                .isEqualTo(first.response().body());
    }

    @Test
    void two_hundred_requests_for_twice_the_budget_use_it_to_the_last_fen_and_not_beyond() {
        String pot = "370000-COMPUTE-" + year;
        long budgetFen = 100 * 7_001;
        allocate(pot, budgetFen);
        envelopeBecomes(pot, budgetFen, budgetFen, 0);

        List<Answer> answers = ServiceHttp.atOnce(200, i -> issue("crowd " + pot + i, pot, 7_001));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(100)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.with(422).reason()).isEqualTo("ENVELOPE_EXHAUSTED");
                            assertThat(answer.fen("requestedFen")).isEqualTo(7_001);
                            assertThat(answer.fen("availableFen")).isZero();
                        });
        envelopeBecomes(pot, budgetFen, 0, budgetFen);
        List<Fact> facts = issuedFrom(pot, 100);
        Set<String> ids = facts.stream().map(Fact::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(100);
        // one chain: every issue but the first is caused by another one, and none causes two
        assertThat(facts.stream().map(fact -> fact.headers().get("ce_causationid")))
                .doesNotHaveDuplicates()
                .filteredOn(cause -> !ids.contains(cause))
                .hasSize(1);
        assertThat(allPages(pot, 30)).hasSize(100);
    }

    @Test
    void the_same_key_two_hundred_times_at_once_issues_once() {
        String pot = "410000-COMPUTE-" + year;
        allocate(pot, 10_000);
        envelopeBecomes(pot, 10_000, 10_000, 0);

        List<Answer> answers = ServiceHttp.atOnce(200, i -> issue("the same", pot, 300));

        assertThat(answers)
                .allSatisfy(answer -> answer.with(201))
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        envelopeBecomes(pot, 10_000, 9_700, 300);
        assertThat(issue("the same", pot, 301).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        String otherPot = "510100-COMPUTE-" + year;
        assertThat(issue("the same", otherPot, 300).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        // what comes after it is the next of its pot: so there was no other in between
        Answer next = issue("the next", pot, 1).with(201);
        List<Fact> facts = issuedFrom(pot, 2);
        assertThat(facts)
                .filteredOn(fact -> fact.id().equals(next.text("eventId")))
                .extracting(fact -> fact.headers().get("ce_causationid"))
                .containsExactly(answers.getFirst().text("eventId"));
        assertThat(allPages(pot, 30)).hasSize(2);
    }

    @Test
    void a_refused_request_may_be_corrected_and_sent_again_under_its_key() {
        String pot = "110000-MODEL-" + year;
        allocate(pot, 100);
        envelopeBecomes(pot, 100, 100, 0);

        issue("too much", pot, 101).with(422);
        Answer corrected = issue("too much", pot, 99).with(201);

        assertThat(issue("too much", pot, 99)).isEqualTo(corrected);
        assertThat(issue("too much", pot, 101).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void one_key_for_two_pots_at_once_issues_from_one_of_them() {
        List<String> pots = List.of("330200-COMPUTE-" + year, "330200-DATA-" + year);
        pots.forEach(pot -> allocate(pot, 10_000));
        pots.forEach(pot -> envelopeBecomes(pot, 10_000, 10_000, 0));

        List<Answer> answers = ServiceHttp.atOnce(40, i -> issue("one key", pots.get(i % 2), 300));

        List<Answer> issued = answers.stream().filter(one -> one.status() == 201).toList();
        assertThat(issued)
                .hasSize(20)
                .extracting(Answer::body)
                .containsOnly(issued.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(
                        answer ->
                                assertThat(answer.with(409).reason())
                                        .isEqualTo("IDEMPOTENCY_CONFLICT"));
        String winner = issued.getFirst().text("pot");
        envelopeBecomes(winner, 10_000, 9_700, 300);
        pots.stream()
                .filter(pot -> !pot.equals(winner))
                .forEach(pot -> envelopeBecomes(pot, 10_000, 10_000, 0));
    }

    private void close(String pot, Answer voucher, long unusedFen, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String voucherId = voucher.text("voucherId");
        topics.publish(
                voucherId,
                new VoucherClosed(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucherId,
                        pot,
                        pot.substring(0, 6),
                        unusedFen,
                        reason));
    }

    private Answer voucherBecomes(Answer issued, String status) {
        return soon().until(
                        () -> http.get(VOUCHERS + "/" + issued.text("voucherId")),
                        voucher ->
                                voucher.status() == 200 && voucher.text("status").equals(status));
    }

    private List<Fact> issuedFrom(String pot, int count) {
        return soon().until(
                        () ->
                                topics.read(VOUCHER_TOPIC).stream()
                                        .filter(
                                                fact ->
                                                        fact.value() instanceof VoucherIssued issued
                                                                && issued.getPot().equals(pot))
                                        .toList(),
                        facts -> facts.size() == count);
    }

    /** The ids of all vouchers of a pot, page by page. */
    private Set<String> allPages(String pot, int limit) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Answer page = http.get(VOUCHERS + "?pot=" + pot + "&limit=" + limit + after).with(200);
            page.body()
                    .path("vouchers")
                    .forEach(voucher -> ids.add(voucher.path("voucherId").asString()));
            after = page.body().path("next").isNull() ? "" : "&after=" + page.text("next");
        } while (!after.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return new HashSet<>(ids);
    }
}
