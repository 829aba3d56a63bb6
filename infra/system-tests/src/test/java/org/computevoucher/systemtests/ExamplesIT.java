package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Worked examples 3, 4 and 8 through the public interfaces. Two of them take a winter: the services
 * rehearse it, and are down from December to 10 January and from then to 5 February. Each act goes
 * on where the one before it ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesIT {

    private static ThreeServices services;
    private static Example4 example4;
    private static Example8 example8;

    @BeforeAll
    static void december() {
        services =
                ThreeServices.startAt(
                        OffsetDateTime.parse("2025-12-20T10:00:00+08:00").toInstant());
        example4 = new Example4(services);
        example8 = new Example8(services);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    @Order(1)
    void example_3_no_oversubscription_and_planned_is_not_money() throws Exception {
        Example3 example3 = new Example3(services);
        example3.inTheirOrder();
        example3.inAnyOrder();
    }

    @Test
    @Order(2)
    void examples_4_and_8_in_december_vouchers_are_granted_and_used() {
        example4.inDecember();
        example8.inDecember();
    }

    @Test
    @Order(3)
    void examples_4_and_8_in_january_late_usage_is_reported_and_the_year_is_closed() {
        restartAt("2026-01-10T09:00:00+08:00");
        example4.onTheTenthOfJanuary();
        example8.inJanuary();
    }

    @Test
    @Order(4)
    void examples_4_and_8_in_february_what_fell_due_while_the_services_were_down_is_back_once() {
        restartAt("2026-02-05T09:00:00+08:00");
        example4.onTheFifthOfFebruary();
        example8.inFebruary();
        Map<String, Long> logged = services.issuance().loggedEventsByName();
        assertThat(logged)
                // one voucher of each example
                .containsEntry("VoucherClosureRequested", 2L)
                // what example 8 returns, whose year is closed
                .containsEntry("UnusedReturned", 1L)
                .containsEntry("EnvelopeClosed", 1L);
    }

    private static void restartAt(String time) {
        services = services.restartedAt(OffsetDateTime.parse(time).toInstant());
        example4 = example4.with(services);
        example8 = example8.with(services);
    }
}
