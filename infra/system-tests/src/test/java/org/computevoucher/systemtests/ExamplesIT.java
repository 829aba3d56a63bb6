package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.computevoucher.local.Hledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * All nine worked examples through the public interfaces. Some of them take a winter: the services
 * rehearse it, and are down from December to 10 January and from then to 5 February. Each act goes
 * on where the one before it ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesIT {

    private static ThreeServices services;
    private static Example4 example4;
    private static Example6 example6;
    private static Example8 example8;

    @BeforeAll
    static void december() {
        services =
                ThreeServices.startAt(
                        OffsetDateTime.parse("2025-12-20T10:00:00+08:00").toInstant());
        example4 = Example4.of(services);
        example6 = new Example6(services);
        example8 = new Example8(services);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    @Order(1)
    void examples_1_2_and_6_the_rate_then_the_voucher_binds_and_reversals_follow_the_same_limits() {
        Example1 example1 =
                Example1.of(
                        new PlayedPot(services, "310000-EXAMPLE1-2025"),
                        "DC-EXAMPLE1",
                        LocalDate.of(2025, 12, 10));
        var _ = example1.used();
        example1.paid();
        new Example2(example1).used();
        Example6.limits(example1);
    }

    @Test
    @Order(2)
    void example_3_no_oversubscription_and_planned_is_not_money() throws Exception {
        Example3 example3 = new Example3(services);
        example3.inTheirOrder();
        example3.inAnyOrder();
    }

    @Test
    @Order(3)
    void example_5_duplicate_conflict_reversal_and_netting() {
        new Example5(services).play();
    }

    @Test
    @Order(4)
    void example_7_one_invoice_is_subsidised_once_in_all_regions() {
        new Example7(services).play();
    }

    @Test
    @Order(5)
    void examples_4_6_and_8_in_december_vouchers_are_granted_and_used() {
        example4.inDecember();
        example6.rounding();
        example8.inDecember();
    }

    @Test
    @Order(6)
    void examples_4_and_8_in_january_late_usage_is_reported_and_the_year_is_closed() {
        restartAt("2026-01-10T09:00:00+08:00");
        example4.onTheTenthOfJanuary();
        example8.inJanuary();
    }

    @Test
    @Order(7)
    void examples_4_and_8_in_february_what_fell_due_while_the_services_were_down_is_back_once() {
        restartAt("2026-02-05T09:00:00+08:00");
        example4.onTheFifthOfFebruary();
        example8.inFebruary();
        Expect.soon()
                .untilAsserted(
                        () ->
                                assertThat(services.issuance().loggedEventsByName())
                                        // one voucher of examples 4 and 8 each, three of example 6
                                        .containsEntry("VoucherClosureRequested", 5L)
                                        // what example 8 returns, whose year is closed
                                        .containsEntry("UnusedReturned", 1L)
                                        .containsEntry("EnvelopeClosed", 1L));
    }

    @Test
    @Order(8)
    void example_6_in_february_what_is_reversed_when_a_vouchers_time_is_over_is_the_pots_again() {
        example6.inFebruary();
    }

    @Test
    @Order(9)
    void example_9_the_book_at_a_moment() {
        Example9 example9 = new Example9(example4);
        example9.whatWasKnown();
        example9.whatHadHappened();
        example9.whatTheEntriesAddUpTo();
    }

    @Test
    @Order(10)
    void all_that_was_told_of_the_examples_is_on_the_topics_once() throws Exception {
        EventsInJavaScript.assertEachCoreEventOnce(services);
        assertThat(PublicEvents.loggedBy(services.all()))
                .containsKeys(
                        "computevoucher.consumption.v1.ConsumptionReversed",
                        "computevoucher.consumption.v1.RecoveryCredited",
                        "computevoucher.consumption.v1.VoucherReopened",
                        "computevoucher.settlement.v1.PayableReleased",
                        "computevoucher.settlement.v1.RecoveryRaised",
                        "computevoucher.settlement.v1.RecoverySettled");
    }

    @Test
    @Order(11)
    void the_book_says_of_every_step_what_it_said_then_and_what_the_topics_say() {
        services.steps().areAnsweredStill(services);
        new Auditor(services).agrees();
    }

    @Test
    @Order(12)
    void hledger_accepts_the_journal_of_all_examples_and_adds_up_to_our_answers_on_every_day(
            @TempDir Path directory) {
        assumeTrue(Hledger.isInstalled(), Hledger.NOT_INSTALLED);
        new JournalInHledger(services, directory).agrees();
    }

    private static void restartAt(String time) {
        services = services.restartedAt(OffsetDateTime.parse(time).toInstant());
        example4 = example4.with(services);
        example6 = example6.with(services);
        example8 = example8.with(services);
    }
}
